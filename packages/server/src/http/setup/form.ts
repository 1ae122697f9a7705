import { isValidName } from '../../domain/limits.js';
import type { FirstNames } from '../../services/installation/bootstrap.js';

/** The fields of the setup form, in the order of the page. */
export const FIELDS = ['organization', 'project', 'username', 'password', 'passwordAgain'] as const;
export type Field = (typeof FIELDS)[number];

/** What was typed, and what is wrong with it by field. */
export interface FilledForm {
  readonly typed: Readonly<Record<Field, string>>;
  readonly problems: Readonly<Partial<Record<Field, string>>>;
}

export const EMPTY_FORM: FilledForm = {
  typed: { organization: '', project: '', username: '', password: '', passwordAgain: '' },
  problems: {},
};

export const LEAST_PASSWORD_CHARACTERS = 12;
/** Bounds what one request makes argon2 read. */
const MOST_PASSWORD_CHARACTERS = 256;
/** RFC 5321 section 4.5.3.1.3: a path has 256 octets with its two brackets. */
const MOST_EMAIL_CHARACTERS = 254;

/** Reads the sent form. With problems there are no names; else the form is complete. */
export function readForm(sent: URLSearchParams): FilledForm & { readonly names: FirstNames | undefined } {
  const typed = {
    organization: (sent.get('organization') ?? '').trim(),
    project: (sent.get('project') ?? '').trim(),
    username: (sent.get('username') ?? '').trim(),
    password: sent.get('password') ?? '',
    passwordAgain: sent.get('passwordAgain') ?? '',
  };
  const problems: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) {
    const problem = checks[field](typed);
    if (problem !== undefined) problems[field] = problem;
  }
  const { organization, project, username, password } = typed;
  const isComplete = Object.keys(problems).length === 0;
  return { typed, problems, names: isComplete ? { organization, project, username, password } : undefined };
}

const checks: Record<Field, (typed: FilledForm['typed']) => string | undefined> = {
  organization: ({ organization }) => nameProblem(organization),
  project: ({ project }) => nameProblem(project),
  username: ({ username }) =>
    /^[^\s@<>"]+@[^\s@<>"]+$/.test(username) && username.length <= MOST_EMAIL_CHARACTERS
      ? undefined
      : 'Enter an e-mail address, such as owner@example.com.',
  password({ password }) {
    const characters = [...password].length;
    if (characters < LEAST_PASSWORD_CHARACTERS)
      return `Enter at least ${LEAST_PASSWORD_CHARACTERS} characters.`;
    if (characters > MOST_PASSWORD_CHARACTERS) return `Enter at most ${MOST_PASSWORD_CHARACTERS} characters.`;
    return undefined;
  },
  passwordAgain: ({ password, passwordAgain }) =>
    password === passwordAgain ? undefined : 'The two passwords differ.',
};

function nameProblem(name: string): string | undefined {
  if (isValidName(name)) return undefined;
  return name === ''
    ? 'Enter a name.'
    : "Enter 1 to 64 letters, digits, spaces or any of - _ . ( ) , : & @ + '.";
}
