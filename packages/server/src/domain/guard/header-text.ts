import { guardRequestBounds } from '../bounds/guard-requests.js';

/** Proxies put it between quotes, into headers and into JSON. */
export function headerText(text: string): string {
  return text.slice(0, guardRequestBounds.answerCharacters.most).replace(/[^\x20-\x7e]|["\\]/g, '?');
}
