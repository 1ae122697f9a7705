import { breakBetween } from './pieces.js';

/** Lines of code or a command. What is longer than the window goes on in the next line after a slash, since addresses have no spaces. */
export function Code({ text }: { text: string }) {
  return <pre className="code">{breakBetween(text.split(/(?<=[/&?])/))}</pre>;
}
