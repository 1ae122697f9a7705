import type { ReactNode } from 'react';
import { breakBetween } from './pieces.js';

/** As many letters keep to one line in every column. */
const SHORT = 16;

/**
 * A name that may be one long word, such as a user name or a tag. It goes on in the next line after its @, dots, dashes and
 * slashes, and within a word only where that alone is too long.
 */
export function NameText({ text }: { text: string }) {
  const pieces = text.length > SHORT ? text.split(/(?<=[@._/:-])/) : [text];
  return <span>{breakBetween(pieces.map(withWholeWords))}</span>;
}

function withWholeWords(piece: string): ReactNode {
  const isShort = piece.split(/\s/).every((word) => word.length <= SHORT);
  return isShort ? <span className="words">{piece}</span> : piece;
}
