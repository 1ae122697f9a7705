import { hash } from 'node:crypto';
import { commonPasswordMarks } from './common-password-marks.js';
import { type PasswordProblem, passwordProblem } from './passwords.js';

/** Of each mark, eight characters. */
const marks = new Set(commonPasswordMarks.match(/[A-Za-z0-9+/]{8}/g));

/**
 * What is wrong with a password that someone chooses, if anything: the rule that forms know (passwords.ts), and the list of
 * the commonest ones, which only the server has.
 */
export function chosenPasswordProblem(password: string, username: string): PasswordProblem | undefined {
  return passwordProblem(password, username) ?? (isCommon(password) ? 'common' : undefined);
}

function isCommon(password: string): boolean {
  return marks.has(hash('sha256', password.normalize('NFC').toLowerCase(), 'base64').slice(0, 8));
}
