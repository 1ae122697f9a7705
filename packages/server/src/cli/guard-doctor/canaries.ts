import { randomBytes } from 'node:crypto';
import type { GuardDefinition } from '../../domain/guard/definition.js';
import { identityHeaderNames, OVERRIDES } from '../../domain/guard/identity-headers.js';
import { tellingOriginal } from '../../domain/guard/snippets/header-names.js';
import { type Asked, type Asker, type Canary, shown } from './ask-proxy.js';
import { type Finding, notKnown, ok, wrong } from './findings.js';
import {
  isRefusal,
  type Judgement,
  judgeAll,
  mustBeRefused,
  mustChangeNothing,
  type Usual,
} from './judge.js';
import { resourceDocument } from './resource-document.js';
import type { Targets } from './targets.js';

type Ask = Asker['ask'];

const SNIPPET = 'Have the proxy ask the gate about every request, as "sallyport guard snippet" prints it';
const KEEP_OUT =
  'Have the proxy take all headers that begin with X-Sallyport from the request, in every spelling, before it goes to the API.';
const NO_OPEN_ROUTE = 'no route that anybody may call is known, and of others the answer shows nothing';
const KNOW_ROUTES =
  'Log in as somebody who may read the gate (sallyport auth login), and have a public route with GET in the definition.';

/** Requests without credentials through the proxy, in this order, and what they came to. */
export async function runCanaries(
  ask: Ask,
  first: Asked,
  targets: Targets,
  definition: GuardDefinition | undefined,
): Promise<readonly Finding[]> {
  const { guarded, unlisted, open, tricks } = targets;
  const usual = open === undefined ? undefined : await usualOf(ask, open);
  return [
    withoutCredentials(guarded, first),
    await resourceDocument(ask, first, definition),
    unlisted === undefined
      ? notKnown('unlisted path', 'the definition lists every path', 'Nothing, if it is meant so.')
      : await judgeAll(
          'unlisted path',
          [{ title: unlisted, canary: { target: unlisted }, judge: mustBeRefused }],
          ask,
          {
            ok: 'what no route lists is refused',
            fix: `${SNIPPET}: the proxy asks about some paths alone.`,
          },
        ),
    await judgeAll(
      'spoofed identity',
      spoofed(guarded, () => mustBeRefused),
      ask,
      {
        ok: 'headers that say who calls open nothing',
        fix: KEEP_OUT,
      },
    ),
    await atOpenRoute('identity at the API', open, usual, ask, KEEP_OUT, (path, steady) =>
      spoofed(path, (marker) => mustChangeNothing(steady, marker)),
    ),
    await originalRequest(ask, guarded, open),
    await judgeAll(
      'overrides',
      overrides(guarded, open ?? '/', () => mustBeRefused),
      ask,
      {
        ok: 'headers that name another method or path open nothing',
        fix: `${SNIPPET}, and take ${[...OVERRIDES].join(', ')} from requests.`,
      },
    ),
    await atOpenRoute(
      'overrides at the API',
      open,
      usual,
      ask,
      `Have the proxy take ${[...OVERRIDES].join(', ')} from requests before they go to the API.`,
      (path, steady) => overrides(path, guarded, () => mustChangeNothing(steady, undefined)),
    ),
    await judgeAll(
      'path tricks',
      tricks.map((target) => ({ title: target, canary: { target }, judge: mustBeRefused })),
      ask,
      {
        ok: 'paths that servers read in several ways are refused',
        fix: `${SNIPPET}: the gate has to be told the target as the caller sent it, and no path may go around it.`,
      },
    ),
  ];
}

/** What to do about what a gate, or `guard proxy` in its place, says of itself. */
const FIXES: Readonly<Record<string, string>> = {
  GATE_MISCONFIGURED:
    'Have the proxy set the headers of the gate’s dialect (docs/reference/gates.md), or print its configuration anew: sallyport guard snippet.',
  GUARD_NOT_REACHED: 'See that Sallyport runs, and that the proxy asks where it listens for gates.',
  GUARD_NOT_UNDERSTOOD:
    'See the name of the gate, its secret, its peers and its dialect: sallyport guard gates list.',
  NOT_READY: 'See whether Sallyport has its database: /readyz says.',
  HEADER_NOT_ALLOWED: 'The proxy itself sends a header that no request may bring. Take it out.',
};

function withoutCredentials(guarded: string, asked: Asked): Finding {
  const check = 'without credentials';
  const said = `GET ${guarded}: ${shown(asked)}`;
  if ('problem' in asked) return wrong(check, said, 'See that the proxy runs, and --url.');
  const { status, reason, headers } = asked;
  if (reason === undefined || !isRefusal(asked))
    return wrong(
      check,
      said,
      status >= 500
        ? 'See the log of the proxy: it does not reach Sallyport, or it does not reach the API.'
        : status === 401 || status === 403
          ? `${SNIPPET}, and show callers the header X-Sallyport-Reason of a refusal. Somebody else may have refused this.`
          : `${SNIPPET}. If the API is in the mode report, refusals begin with: sallyport guard mode API enforce.`,
    );
  if (status !== 401)
    return wrong(
      check,
      said,
      FIXES[reason] ?? 'Callers without credentials are to get 401, with a challenge.',
    );
  if (headers['www-authenticate'] === undefined)
    return wrong(
      check,
      `${said}, without WWW-Authenticate`,
      'Have the proxy pass on the challenge (WWW-Authenticate) of the gate, or nobody can call with an API key.',
    );
  return ok(check, said);
}

async function usualOf(ask: Ask, open: string): Promise<Usual | undefined> {
  const [one, other] = [await ask({ target: open }), await ask({ target: open })];
  if ('problem' in one || one.reason !== undefined || 'problem' in other) return undefined;
  return { answer: one, isSteady: one.status === other.status && one.body === other.body };
}

/** What is sent along to a route that everybody may call gets past the gate, unless the gate refuses it. */
function atOpenRoute(
  check: string,
  open: string | undefined,
  usual: Usual | undefined,
  ask: Ask,
  fix: string,
  judgements: (open: string, usual: Usual) => readonly Judgement[],
): Promise<Finding> | Finding {
  if (open === undefined) return notKnown(check, NO_OPEN_ROUTE, KNOW_ROUTES);
  if (usual === undefined)
    return notKnown(check, `GET ${open}, which anybody may call, was refused`, 'Try again later.');
  return judgeAll(check, judgements(open, usual), ask, {
    ok: 'refused, or without effect',
    fix,
  });
}

/** Every name, and other spellings of two of them, as CGI and other servers read them. */
function spoofed(target: string, judge: (marker: string) => Judgement['judge']): readonly Judgement[] {
  const names = [
    ...identityHeaderNames,
    'x-sallyport-caller',
    'X_Sallyport_Caller',
    'X-Sallyport_Caller',
    'X.Sallyport.Caller',
    'X-Sallyport~Caller',
    'X_SALLYPORT_PROJECT',
  ];
  return names.map((name) => {
    const marker = `doctor-${randomBytes(8).toString('hex')}`;
    return { title: name, canary: { target, headers: { [name]: marker } }, judge: judge(marker) };
  });
}

/** OPTIONS changes nothing wherever it is believed. */
function overrides(target: string, other: string, judge: () => Judgement['judge']): readonly Judgement[] {
  return [...OVERRIDES].map((name) => {
    const value = name.endsWith('-url') ? other : 'OPTIONS';
    return { title: `${name}: ${value}`, canary: { target, headers: { [name]: value } }, judge: judge() };
  });
}

/** A proxy that leaves them as they come has the gate decide about another request than it passes on. */
function originalRequest(ask: Ask, guarded: string, open: string | undefined): Promise<Finding> | Finding {
  const check = 'original request';
  if (open === undefined) return notKnown(check, NO_OPEN_ROUTE, KNOW_ROUTES);
  const valueFor = (name: string) =>
    name.endsWith('-method') ? 'GET' : name.endsWith('-scheme') ? 'https' : open;
  const canaries: Canary[] = [
    ...tellingOriginal.map((name) => ({ target: guarded, headers: { [name]: valueFor(name) } })),
    { target: guarded, headers: Object.fromEntries(tellingOriginal.map((name) => [name, valueFor(name)])) },
  ];
  const judgements = canaries.map((canary) => ({
    title: Object.keys(canary.headers ?? {}).join(', '),
    canary,
    judge: mustBeRefused,
  }));
  return judgeAll(check, judgements, ask, {
    ok: 'the gate is not told of another request than was made',
    fix: 'Have the proxy set the headers of the gate’s dialect itself, and take those of all others from the question: sallyport guard snippet prints how.',
  });
}
