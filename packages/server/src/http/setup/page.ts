import { createHash } from 'node:crypto';
import type { Bootstrap } from '../../changes/installation/make-first-organization.js';
import { passwordCharacters } from '../../domain/passwords.js';
import { REQUIREMENT_NAME } from '../../domain/requirement-name.js';
import { escapeHtml } from '../escape-html.js';
import { firstCalls, userOf } from './first-calls.js';
import { FIELDS, type Field, type FilledForm, REQUIRED } from './form.js';
import { STYLE } from './style.js';

/**
 * Takes the token out of the address, which holds it after the `#`, and out of the history. Without scripts the field is
 * there to type it into.
 */
const SCRIPT = `
const token = location.hash.slice(1);
if (token !== '') {
  document.getElementById('token').value = token;
  document.getElementById('token-field').hidden = true;
  history.replaceState(null, '', location.pathname);
}
`;

/** Copies the keys by their buttons, and asks before the page is left with a private key that was not copied. */
const COPY_SCRIPT = `
const privateKey = document.getElementById('private-key').textContent;
let isCopied = false;
document.addEventListener('copy', () => {
  if (getSelection().toString().includes(privateKey)) isCopied = true;
});
addEventListener('beforeunload', (event) => {
  if (!isCopied) event.preventDefault();
});
for (const button of document.querySelectorAll('button[data-copies]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    getSelection().selectAllChildren(document.getElementById(button.dataset.copies));
    if (document.execCommand('copy')) button.textContent = 'Copied';
  });
}
`;

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Nothing from elsewhere, no frames; the scripts and the style are allowed by their hashes (CSP level 3, section
 * 2.3.1), and the console's icon.
 */
const CONTENT_SECURITY_POLICY = [
  `default-src 'none'`,
  `script-src ${hashOf(SCRIPT)} ${hashOf(COPY_SCRIPT)}`,
  `style-src ${hashOf(STYLE)}`,
  `img-src 'self'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/** What is typed and shown is secret: nothing is to be kept or passed on. */
export const PAGE_HEADERS: readonly string[] = [
  'Content-Security-Policy',
  CONTENT_SECURITY_POLICY,
  'Cache-Control',
  'no-store',
  'Referrer-Policy',
  'no-referrer',
  'X-Content-Type-Options',
  'nosniff',
  'X-Frame-Options',
  'DENY',
];

export const PAGE_TYPE = 'text/html; charset=utf-8';

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

/** The parts of the form. */
const GROUPS: readonly { readonly title: string; readonly fields: readonly Field[] }[] = [
  { title: 'Organization', fields: ['organization', 'project'] },
  { title: 'Owner', fields: ['username', 'password', 'passwordAgain'] },
];

/**
 * The form, with what was typed before (passwords excepted) and what was wrong with it. Before it was sent once, the token
 * is not known here.
 */
export function formPage(token: string | undefined, form: FilledForm): string {
  const wrong = FIELDS.filter((field) => form.problems[field] !== undefined);
  const summary =
    wrong.length === 0
      ? '<p>Make the first organization, its owner and an API key. This page works once.</p>'
      : `<div class="notice" role="alert"><p><strong>Nothing was made yet.</strong> Please mend:</p><ul>${wrong
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
${tokenField(token)}
${GROUPS.map(
  ({ title, fields }) => `<fieldset>
<legend>${title}</legend>
${fields.map((field) => inputHtml(field, form, field === wrong[0])).join('\n')}${
  fields.includes('organization') ? requirementHtml(form) : ''
}
</fieldset>`,
).join('\n')}
<button class="button" type="submit">Set up</button>
</form>`,
  );
}

function tokenField(token: string | undefined): string {
  if (token !== undefined) return `<input type="hidden" name="token" value="${escapeHtml(token)}">`;
  return `<div class="field" id="token-field">
<label for="token">Setup token</label>
<p class="hint" id="token-hint">What stands after the # of the setup link.</p>
<input id="token" name="token" type="text" autocomplete="off" spellcheck="false" required aria-describedby="token-hint">
</div>
<script>${SCRIPT}</script>`;
}

/** `hasFocus`: the first that is wrong, so that a screen reader says what to mend. */
function inputHtml(field: Field, { typed, problems }: FilledForm, hasFocus: boolean): string {
  const { label, hint, type, autocomplete } = INPUTS[field];
  const problem = problems[field];
  const value = type === 'password' ? '' : ` value="${escapeHtml(typed[field])}"`;
  const invalid = problem === undefined ? '' : ' aria-invalid="true"';
  return `<div class="field">
<label for="${field}">${label}</label>
<p class="hint" id="${field}-hint">${hint}</p>
<input id="${field}" name="${field}" type="${type}" autocomplete="${autocomplete}" required aria-describedby="${field}-hint${
    problem === undefined ? '' : ` ${field}-problem`
  }"${invalid}${value}${hasFocus ? ' autofocus' : ''}>${
    problem === undefined ? '' : `\n<p class="problem" id="${field}-problem">${escapeHtml(problem)}</p>`
  }
</div>`;
}

function requirementHtml({ requiresAccessList }: FilledForm): string {
  return `
<div class="check">
<input id="${REQUIRED}" name="${REQUIRED}" type="checkbox" role="switch" value="on" aria-describedby="${REQUIRED}-hint"${
    requiresAccessList ? ' checked' : ''
  }>
<div>
<label for="${REQUIRED}">${REQUIREMENT_NAME}</label>
<p class="hint" id="${REQUIRED}-hint">On: API keys and service accounts call only from the addresses on their own list, and the first key from the address that you see this page from. Off: those without a list call from anywhere. It can be changed later.</p>
</div>
</div>`;
}

/** What was made, with the API key that is shown only here, and what to do next. */
export function donePage(publicUrl: string, made: Bootstrap, onlyFrom: string | undefined): string {
  const calls = firstCalls({ publicUrl }, { orgId: made.orgId, user: userOf(made) });
  return page(
    'Sallyport is set up',
    `<p class="notice"><strong>Copy the private key now: it is shown only on this page, this once.</strong></p>
${definitions([
  ['Public key', copiedValue('public-key', 'Copy Public Key', made.apiKey.publicKey)],
  ['Private key', copiedValue('private-key', 'Copy Private Key', made.apiKey.privateKey)],
])}
<script>${COPY_SCRIPT}</script>
<p class="hint">The public key is the user name and the private key the password of HTTP Digest. The key owns the organization: keep it as you keep a password.${
      onlyFrom === undefined
        ? ''
        : ` The organization requires access lists, and that of this key has <code>${escapeHtml(onlyFrom)}</code>, the address that you see this page from. Add others in the console.`
    }</p>
<section>
<h2>Sign in</h2>
<p>The console has everything else. Sign in as <strong>${escapeHtml(made.owner.username)}</strong> with the password that you just chose, then set up a second factor under the account menu.</p>
<a class="button" href="sign-in">Go to the console</a>
</section>
<section>
<h2>The first calls</h2>
<p>List the projects:</p>
<pre>${escapeHtml(calls.listProjects)}</pre>
<p>Create a project:</p>
<pre>${escapeHtml(calls.createProject)}</pre>
</section>
<section>
<h2>What was made</h2>
${definitions([
  ['Organization', `${escapeHtml(made.organizationName)} (<code>${made.orgId}</code>)`],
  ['Project', `${escapeHtml(made.projectName)} (<code>${made.groupId}</code>)`],
  ['Owner', escapeHtml(made.owner.username)],
])}
</section>`,
    'wide',
  );
}

/** A value with a button that copies it; without scripts there is no button. */
function copiedValue(id: string, label: string, value: string): string {
  return `<code class="value" id="${id}">${escapeHtml(value)}</code><button class="button plain" type="button" hidden data-copies="${id}" aria-label="${label}">Copy</button>`;
}

function definitions(rows: readonly (readonly [name: string, html: string])[]): string {
  return `<dl>
${rows.map(([name, html]) => `<div><dt>${name}</dt><dd>${html}</dd></div>`).join('\n')}
</dl>`;
}

/** Why the link opens nothing, and what to do. */
export function refusedPage(state: 'refused' | 'in use'): string {
  return state === 'in use'
    ? page(
        'Sallyport is set up already',
        `<p>This installation is in use. The setup link has no effect any more.</p>
<a class="button" href="sign-in">Go to the console</a>`,
      )
    : page(
        'This setup link does not work',
        `<p>It is incomplete, was used, has expired after 24 hours, or was replaced by a newer one.</p>
<p>Start the server again with <code>--no-bootstrap</code> for a new link. A server that is in use gives no links.</p>`,
      );
}

/** The same as the console's brand. */
const LOGO =
  '<svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7" fill="#5b70f0"/>' +
  '<path d="M8 25V13a8 8 0 0 1 16 0v12h-4.5v-7a3.5 3.5 0 0 0-7 0v7z" fill="#fff"/></svg>';

function page(title: string, body: string, width?: 'wide'): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" type="image/svg+xml" href="favicon.svg">
<style>${STYLE}</style>
</head>
<body>
<header class="bar">${LOGO}Sallyport</header>
<main>
<div class="card${width === undefined ? '' : ` ${width}`}">
<h1>${title}</h1>
${body}
</div>
</main>
</body>
</html>
`;
}
