import { Fragment } from 'react';

/** The name of an operation, or a path, which may go on in the next line before a capital letter or after a slash. */
export function Name({ text }: { text: string }) {
  return text.split(/(?=[A-Z])|(?<=\/)/).map((piece, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a name never move
    <Fragment key={place}>
      {place > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}
