import { RefusalError, refuse } from '../../domain/errors.js';
import { readUsername } from '../../domain/usernames.js';

/** A user name as it is stored; INVALID_EMAIL_ADDRESS for what is none. */
export function requireUsername(text: string): string {
  const username = readUsername(text);
  if (username === undefined) throw new RefusalError(refuse('INVALID_EMAIL_ADDRESS', text));
  return username;
}
