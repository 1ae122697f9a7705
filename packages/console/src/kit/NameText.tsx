import { Fragment } from 'react';

/** As many letters keep to one line in every column. */
const SHORT = 20;

/**
 * A name that may be one long word, such as a user name, a tag or a code. It goes on in the next line after its @, and where
 * that leaves long pieces after their dots, dashes and slashes too; within a word only where a word alone is too long.
 */
export function NameText({ text }: { text: string }) {
  const pieces = text
    .split(/(?<=@)/)
    .flatMap((piece) => (piece.length > SHORT ? piece.split(/(?<=[._/:-])/) : [piece]));
  const isWords = pieces.every((piece) => piece.split(/\s/).every((word) => word.length <= SHORT));
  return (
    <span className={isWords ? 'words' : undefined}>
      <Pieces pieces={pieces} />
    </span>
  );
}

/** Texts in one line, which may become several between any two of them. What is copied has nothing in between. */
export function Pieces({ pieces }: { pieces: readonly string[] }) {
  return pieces.map((piece, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never move
    <Fragment key={place}>
      {place > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}
