/** Lower-case letters, each. */
export const PUBLIC_KEY_LETTERS = 8;

/** The form of every public key, as JSON Schema has it. */
export const publicKeyPattern = `^[a-z]{${PUBLIC_KEY_LETTERS}}$`;

/** Whether the text has the form of a public key. */
export function isPublicKey(text: string): boolean {
  return text.length === PUBLIC_KEY_LETTERS && /^[a-z]+$/.test(text);
}
