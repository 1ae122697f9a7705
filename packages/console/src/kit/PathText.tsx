import { breakBetween } from './pieces.js';

/** A path, or a method and a path, or a code, which goes on in the next line after a slash or underscore, not within a word. */
export function PathText({ text }: { text: string }) {
  return <code>{breakBetween(text.split(/(?<=[/_])/))}</code>;
}
