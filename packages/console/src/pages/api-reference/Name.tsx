import { breakBetween } from '../../kit/pieces.js';

/** The name of an operation, or a path, which may go on in the next line before a capital letter or after a slash. */
export function Name({ text }: { text: string }) {
  return breakBetween(text.split(/(?=[A-Z])|(?<=\/)/));
}
