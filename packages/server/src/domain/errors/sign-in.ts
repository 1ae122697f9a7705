import { secondsText } from '../time-spans.js';
import { own, published } from './define-error.js';

/** Signing in: passwords, second factors, sessions. */
export const signInErrors = {
  SIGN_IN_FAILED: own({
    status: 401,
    detail: () => 'User name or password is wrong.',
    parameters: [],
    // One answer for both, after the same work: nothing is learnt about who has an account.
    meaning: 'There is no account of this user name, or the password is not the one of the account.',
    fix: 'Check both, or have the password reset.',
  }),
  SECOND_FACTOR_REQUIRED: own({
    status: 401,
    detail: () => 'The account has a second factor: send its code too.',
    parameters: [],
    meaning: 'User name and password are right, and the account wants a code of its second factor.',
    fix: 'Send the code that the authenticator app shows, or a recovery code, as `code`.',
  }),
  SECOND_FACTOR_CODE_WRONG: own({
    status: 403,
    detail: () => 'The code is wrong, or was used already.',
    parameters: [],
    meaning: 'The code is none of the present minute, or an unknown recovery code; each code works once.',
    fix: 'Wait for the next code, check the clock of the device, or use a recovery code.',
  }),
  SECOND_FACTOR_ALREADY_ENABLED: own({
    status: 409,
    detail: () => 'The account already has a second factor.',
    parameters: [],
    meaning: 'A second factor is set up while one is in force.',
    fix: 'Disable the present one first.',
  }),
  SECOND_FACTOR_NOT_SET_UP: own({
    status: 409,
    detail: () => 'The account has no second factor that this could be done to.',
    parameters: [],
    meaning: 'A second factor is confirmed before it was begun, or disabled while there is none.',
    fix: 'Begin to set one up first.',
  }),
  WRONG_PASSWORD: own({
    status: 403,
    detail: () => 'The present password is wrong.',
    parameters: [],
    meaning: 'Changes to how one signs in want the present password, and another one was sent.',
    fix: 'Send the password that you sign in with.',
  }),
  COMMON_PASSWORD: published({
    status: 400,
    detail: () => 'The password is among the first that anybody would guess.',
    parameters: [],
    meaning:
      'The password is a very common one, a repetition, the user name, or nothing but words of the context.',
    fix: 'Choose another one; a few random words make a good password.',
  }),
  TOO_MANY_ATTEMPTS: own({
    status: 429,
    detail: (seconds: number) => `Too many attempts: try again in ${secondsText(seconds)}.`,
    parameters: ['seconds to wait'],
    headers: (seconds) => ({ 'Retry-After': String(seconds) }),
    meaning: 'Passwords, codes or mails were asked for too often from one address, or codes for one account.',
    fix: 'Wait for the seconds in `Retry-After`.',
  }),
  SESSION_NOT_FOUND: own({
    status: 404,
    detail: (sessionId: string) => `You have no session with ID ${sessionId}.`,
    parameters: ['session ID'],
    meaning: 'The session has ended already, or is not one of the caller.',
    fix: 'GET /api/private/sessions lists your sessions.',
  }),
  PASSWORD_RESET_LINK_INVALID: own({
    status: 404,
    detail: () => 'This link to reset a password does not work any more.',
    parameters: [],
    meaning: 'The link is incomplete, was used, or is older than an hour.',
    fix: 'Ask for a new one.',
  }),
  WEAK_PASSWORD: published({
    status: 400,
    detail: (least: number, most: number) => `A password has ${least} to ${most} characters.`,
    parameters: ['fewest characters', 'most characters'],
    meaning: 'The password is too short or too long.',
    fix: 'Choose a longer password; a few random words make a good one.',
  }),
};
