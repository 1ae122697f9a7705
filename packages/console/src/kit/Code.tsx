import { breakBetween } from './pieces.js';

/** Lines of code or a command. An address that is longer than the window goes on in the next line after `/`, `?` or `&`, for it has no spaces. */
export function Code({ text }: { text: string }) {
  return <pre className="code">{breakBetween(text.split(/(?<=[/&?])/))}</pre>;
}
