import { Fragment } from 'react';

/** A path, or a method and a path, or a code, which goes on in the next line after a slash or underscore, not within a word. */
export function PathText({ text }: { text: string }) {
  return (
    <code>
      {text.split(/(?<=[/_])/).map((piece, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a path never move
        <Fragment key={place}>
          {place > 0 && <wbr />}
          {piece}
        </Fragment>
      ))}
    </code>
  );
}
