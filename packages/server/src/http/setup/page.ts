import { createHash } from 'node:crypto';
import { passwordCharacters } from '../../domain/passwords.js';
import type { Bootstrap } from '../../services/installation/bootstrap.js';
import { escapeHtml } from '../escape-html.js';
import { firstCalls } from './first-calls.js';
import { FIELDS, type Field, type FilledForm } from './form.js';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 44rem; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.2; }
label, dt { display: block; font-weight: 600; margin-top: 1rem; }
dd { margin: 0; overflow-wrap: anywhere; }
input { box-sizing: border-box; font: inherit; padding: .5rem; width: 100%; }
input[aria-invalid] { border: 2px solid #c00; }
button { font: inherit; font-weight: 600; margin-top: 1.5rem; padding: .5rem 1.25rem; }
.hint { margin: 0; opacity: .8; }
.problem { color: light-dark(#a00, #ff9c9c); margin: .25rem 0 0; }
pre { border: 1px solid; overflow-wrap: anywhere; padding: .75rem; white-space: pre-wrap; }
`;

/** No scripts, nothing from elsewhere, no frames; the style is allowed by its hash (CSP level 3, section 2.3.1). */
const CONTENT_SECURITY_POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/** The page's address holds the token and its body secrets: neither is to be kept or passed on. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

interface Input {
  readonly label: string;
  readonly hint: string;
  readonly type: 'text' | 'email' | 'password';
  readonly autocomplete: string;
}

const INPUTS: Readonly<Record<Field, Input>> = {
  organization: {
    label: 'Organization name',
    hint: 'The organization owns projects, people and API keys.',
    type: 'text',
    autocomplete: 'organization',
  },
  project: { label: 'Project name', hint: 'Its first project.', type: 'text', autocomplete: 'off' },
  username: {
    label: 'Your e-mail address',
    hint: 'You sign in with it as the Organization Owner.',
    type: 'email',
    autocomplete: 'username',
  },
  password: {
    label: 'Password',
    hint: `At least ${passwordCharacters.least} characters.`,
    type: 'password',
    autocomplete: 'new-password',
  },
  passwordAgain: {
    label: 'Password again',
    hint: 'The same once more.',
    type: 'password',
    autocomplete: 'new-password',
  },
};

/** The form, with what was typed before (passwords excepted) and what was wrong with it. */
export function formPage(token: string, form: FilledForm): string {
  const wrong = FIELDS.filter((field) => form.problems[field] !== undefined);
  const summary =
    wrong.length === 0
      ? '<p>Make the first organization, its owner and an API key. This page works once.</p>'
      : `<div role="alert"><p>Nothing was made yet. Please mend:</p><ul>${wrong
          .map(
            (field) =>
              `<li><a href="#${field}">${INPUTS[field].label}</a>: ${escapeHtml(form.problems[field] ?? '')}</li>`,
          )
          .join('')}</ul></div>`;
  // The action is relative to /setup, so that it also holds behind a proxy that adds a prefix.
  return page(
    'Set up Sallyport',
    `${summary}
<form method="post" action="setup">
<input type="hidden" name="token" value="${escapeHtml(token)}">
${FIELDS.map((field) => inputHtml(field, form)).join('\n')}
<button type="submit">Set up</button>
</form>`,
  );
}

function inputHtml(field: Field, { typed, problems }: FilledForm): string {
  const { label, hint, type, autocomplete } = INPUTS[field];
  const problem = problems[field];
  const value = type === 'password' ? '' : ` value="${escapeHtml(typed[field])}"`;
  const invalid = problem === undefined ? '' : ' aria-invalid="true"';
  return `<label for="${field}">${label}</label>
<p class="hint" id="${field}-hint">${hint}</p>
<input id="${field}" name="${field}" type="${type}" autocomplete="${autocomplete}" required aria-describedby="${field}-hint${
    problem === undefined ? '' : ` ${field}-problem`
  }"${invalid}${value}>${
    problem === undefined ? '' : `\n<p class="problem" id="${field}-problem">${escapeHtml(problem)}</p>`
  }`;
}

/** What was made, with the API key that is shown only here. */
export function donePage(publicUrl: string, made: Bootstrap): string {
  const calls = firstCalls({ publicUrl }, made);
  const facts: [string, string][] = [
    ['Organization', `${made.organizationName} (${made.orgId})`],
    ['Project', `${made.projectName} (${made.groupId})`],
    ['Owner', made.owner.username],
    ['Public key', made.apiKey.publicKey],
    ['Private key', made.apiKey.privateKey],
  ];
  return page(
    'Sallyport is set up',
    `<p><strong>Copy the private key now: it is shown only on this page, this once.</strong></p>
<dl>
${facts.map(([name, value]) => `<dt>${name}</dt>\n<dd>${escapeHtml(value)}</dd>`).join('\n')}
</dl>
<h2>The first calls</h2>
<p>List the projects:</p>
<pre>${escapeHtml(calls.listProjects)}</pre>
<p>Create a project:</p>
<pre>${escapeHtml(calls.createProject)}</pre>`,
  );
}

/** Why the link opens nothing, and what to do. */
export function refusedPage(state: 'refused' | 'in use'): string {
  return state === 'in use'
    ? page(
        'Sallyport is set up already',
        '<p>This installation is in use. The setup link has no effect any more.</p>',
      )
    : page(
        'This setup link does not work',
        `<p>It is incomplete, was used, has expired after 24 hours, or was replaced by a newer one.</p>
<p>Start the server again with <code>--no-bootstrap</code> for a new link. A server that is in use gives no links.</p>`,
      );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}
