import type { FirstNames } from '../../changes/installation/make-first-organization.js';
import { chosenPasswordProblem } from '../../domain/chosen-passwords.js';
import { isValidName } from '../../domain/limits.js';
import { passwordAdvice } from '../../domain/passwords.js';
import { readUsername } from '../../domain/usernames.js';

/** The fields of the setup form, in the order of the page. */
export const FIELDS = ['organization', 'project', 'username', 'password', 'passwordAgain'] as const;
export type Field = (typeof FIELDS)[number];

/** The box that requires access lists. A form without it was sent with the box empty. */
export const REQUIRED = 'requireAccessList';

/** What was typed, and what is wrong with it by field. */
export interface FilledForm {
  readonly typed: Readonly<Record<Field, string>>;
  readonly requiresAccessList: boolean;
  readonly problems: Readonly<Partial<Record<Field, string>>>;
}

export const EMPTY_FORM: FilledForm = {
  typed: { organization: '', project: '', username: '', password: '', passwordAgain: '' },
  // As in organizations that the console makes.
  requiresAccessList: true,
  problems: {},
};

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
  const { organization, project, password } = typed;
  const username = readUsername(typed.username);
  const isComplete = Object.keys(problems).length === 0 && username !== undefined;
  return {
    typed,
    requiresAccessList: sent.get(REQUIRED) !== null,
    problems,
    names: isComplete ? { organization, project, username, password } : undefined,
  };
}

const checks: Record<Field, (typed: FilledForm['typed']) => string | undefined> = {
  organization: ({ organization }) => nameProblem(organization),
  project: ({ project }) => nameProblem(project),
  username: ({ username }) =>
    readUsername(username) === undefined ? 'Enter an e-mail address, such as owner@example.com.' : undefined,
  password({ password, username }) {
    const problem = chosenPasswordProblem(password, username);
    return problem && passwordAdvice[problem];
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
