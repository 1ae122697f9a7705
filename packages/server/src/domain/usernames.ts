import { hasUnseen, mixesAlphabets, readsAsLatin } from './look-alikes.js';

/** RFC 5321 section 4.5.3.1.3: a path has 256 octets with its two brackets. */
const MOST_USERNAME_BYTES = 254;

const EMAIL_ADDRESS = /^[^\s@<>"(),:;[\\\]]+@[^\s@<>"(),:;[\\\]]+$/;

/**
 * A user name as it is stored and compared: an e-mail address in lower case and NFC. `undefined` for what is no address, and
 * for what looks like another one. Whether mail reaches it only mail can tell, so the check is a loose one.
 */
export function readUsername(text: string): string | undefined {
  const username = foldUsername(text);
  const bytes = new TextEncoder().encode(username).length;
  if (!EMAIL_ADDRESS.test(username) || bytes > MOST_USERNAME_BYTES) return undefined;
  return looksLikeAnother(username) ? undefined : username;
}

/** The spelling of a name under which an account is found. For names that are typed, which need not be those of anybody. */
export function foldUsername(text: string): string {
  // Lower case can take a text out of NFC.
  return text.normalize('NFC').toLowerCase().normalize('NFC');
}

function looksLikeAnother(username: string): boolean {
  if (hasUnseen(username) || username.normalize('NFKC') !== username) return true;
  // Labels of a domain can be of different alphabets; what stands before it, and each label, is of one.
  const words = username.split(/@|\.(?=[^@]*$)/);
  return words.some((word) => mixesAlphabets(word) || readsAsLatin(word));
}
