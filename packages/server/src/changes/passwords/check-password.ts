import { chosenPasswordProblem } from '../../domain/chosen-passwords.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { passwordCharacters } from '../../domain/passwords.js';

/** Refuses a password that someone chose and that is easily guessed. */
export function checkPassword(password: string, username: string): void {
  switch (chosenPasswordProblem(password, username)) {
    case 'too short':
    case 'too long':
      throw new RefusalError(refuse('WEAK_PASSWORD', passwordCharacters.least, passwordCharacters.most));
    case 'user name':
    case 'common':
      throw new RefusalError(refuse('COMMON_PASSWORD'));
  }
}
