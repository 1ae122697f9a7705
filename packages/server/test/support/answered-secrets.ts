import type { SentAnswer } from './described-answers.js';

/** What secrets look like in answers; masked ones have stars. */
const SECRETS: readonly RegExp[] = [
  /"privateKey" ?: ?"[0-9a-f]{8}-/,
  // The setup page, whose calls hold both keys.
  /[a-z]{8}:[0-9a-f]{8}-[0-9a-f]{4}-4/,
  /mdb_sa_sk_[\w-]{30,}/,
  /"(access_token|csrfToken|recoveryCodes)" ?:/,
  /"token" ?: ?"[\w-]{40,}"/,
  /\/(invitation|reset-password|setup)#[\w-]{40,}/,
  /otpauth:\/\//,
];

/** Longer ones are lists and documents. */
const LONGEST_LOOKED_AT = 64 * 1024;

/** Says so where an answer with a secret could be kept by a cache, or is compressed, which would tell of the secret by its length. */
export function problemWithSecrets(answer: SentAnswer): string | undefined {
  const { method, target, cacheControl, contentEncoding } = answer;
  const isKept = !/\bno-store\b/.test(cacheControl);
  if (!isKept && contentEncoding !== '') return `${method} ${target}: is not to be stored, and compressed`;
  if (!isKept) return undefined;
  const body = answer.body();
  if (body.length > LONGEST_LOOKED_AT) return undefined;
  const found = SECRETS.find((secret) => secret.test(body));
  return found && `${method} ${target}: holds a secret (${found}) without Cache-Control: no-store`;
}
