import { createElement, Fragment, type ReactNode } from 'react';

/** Pieces of one text. They never move, so they need no keys. */
export function inOrder(pieces: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...pieces);
}

/** The same, where the line may go on after each of them. */
export function breakBetween(pieces: readonly ReactNode[]): ReactNode {
  return inOrder(pieces.flatMap((piece, place) => (place === 0 ? [piece] : [BREAK, piece])));
}

const BREAK = createElement('wbr');
