import { RefusalError, refuse } from '../../domain/errors.js';
import { readUsername } from '../../domain/usernames.js';

/** A user name as it is stored. Refuses what is no e-mail address. */
export function requireUsername(text: string): string {
  const username = readUsername(text);
  if (username === undefined) throw new RefusalError(refuse('INVALID_EMAIL_ADDRESS', text));
  return username;
}
