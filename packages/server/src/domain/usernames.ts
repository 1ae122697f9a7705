/** RFC 5321 section 4.5.3.1.3: a path has 256 octets with its two brackets. */
const MOST_USERNAME_BYTES = 254;

const EMAIL_ADDRESS = /^[^\s@<>"(),:;[\\\]]+@[^\s@<>"(),:;[\\\]]+$/;

/**
 * A user name as it is stored and compared: an e-mail address in lower case. `undefined` for what is no address. Whether
 * mail reaches it only mail can tell, so the check is a loose one.
 */
export function readUsername(text: string): string | undefined {
  const bytes = new TextEncoder().encode(text).length;
  if (!EMAIL_ADDRESS.test(text) || bytes > MOST_USERNAME_BYTES) return undefined;
  return text.toLowerCase();
}
