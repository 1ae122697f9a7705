import { textBounds } from './bounds/texts.js';
import { clientSecretPattern } from './secrets.js';

const OWN = new RegExp(clientSecretPattern);
const { importedSecretLeast, importedSecret } = textBounds;
const WORD = new RegExp(`^[\\x21-\\x7e]{${importedSecretLeast.most},${importedSecret.most}}$`);
/** A JWT in its compact form (RFC 7515): its first part is a JSON object. */
const SIGNED_TOKEN = /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/;

/**
 * Whether a text can be a client secret: one of ours, or one that was made elsewhere and imported by its hash. What is shorter
 * could be tried out by whoever knows the hash, and what is an access token is looked up as one.
 */
export function canBeClientSecret(text: string): boolean {
  return OWN.test(text) || (WORD.test(text) && !SIGNED_TOKEN.test(text));
}
