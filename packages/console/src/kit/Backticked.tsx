import type { ReactNode } from 'react';
import { inOrder } from './pieces.js';

/** Texts of the catalogue have code between backticks. */
export function Backticked({ text }: { text: string }) {
  return inOrder(text.split('`').map(everyOtherAsCode));
}

function everyOtherAsCode(piece: string, place: number): ReactNode {
  return place % 2 === 1 ? <code>{piece}</code> : piece;
}
