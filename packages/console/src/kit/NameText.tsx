import { Fragment } from 'react';

/** As many letters keep to one line in every column. */
const SHORT = 16;

/**
 * A name that may be one long word, such as a user name or a tag. It goes on in the next line after its @, dots, dashes and
 * slashes, and within a word only where that alone is too long.
 */
export function NameText({ text }: { text: string }) {
  const pieces = text.length > SHORT ? text.split(/(?<=[@._/:-])/) : [text];
  return (
    <span>
      {pieces.map((piece, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never move
        <Fragment key={place}>
          {place > 0 && <wbr />}
          {piece.split(/\s/).every((word) => word.length <= SHORT) ? (
            <span className="words">{piece}</span>
          ) : (
            piece
          )}
        </Fragment>
      ))}
    </span>
  );
}
