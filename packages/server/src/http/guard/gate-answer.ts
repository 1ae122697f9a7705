import type { ServerResponse } from 'node:http';
import { type Decision, guardedOf } from '../../access/decision/decision.js';
import type { Gate } from '../../access/guard/guarded-apis.js';
import type { Verdict } from '../../access/guard/verdict.js';
import type { Refusal } from '../../domain/errors.js';
import { headerText } from '../../domain/guard/header-text.js';
import { identityHeaders, REFUSAL_HEADERS, WOULD_HEADER } from '../../domain/guard/identity-headers.js';
import { errorBody } from '../wire/errors.js';
import type { Outbox } from '../wire/outbox.js';
import { textOf } from './body-text.js';
import type { Challenges } from './challenges.js';
import { identityOf } from './identity-of.js';

/** An answer to a gate, before it is written in the way of its proxy. */
export interface GateAnswer {
  /** That the caller is meant to see; 200 where the request passes. */
  readonly status: number;
  /** Name, value, name, value. */
  readonly headers: string[];
  readonly refusal: Refusal | undefined;
}

/** What a gate is told of a decision. None of the headers of the wires: proxies hand them to the API's own callers. */
export function gateAnswer(
  gate: Pick<Gate, 'cacheSeconds'>,
  decision: Decision,
  verdict: Verdict,
  challenges: Challenges,
  id: string,
): GateAnswer {
  const { passes, refusal } = verdict;
  if (passes) return { status: 200, headers: passing(gate, decision, refusal, id), refusal };
  if (refusal === undefined) throw new Error('a request that does not pass was refused by something');
  const { route, api } = guardedOf(decision);
  const headers = refusing(refusal, id);
  if (refusal.code === 'PERMISSION_MISSING')
    headers.push(REFUSAL_HEADERS.accepted, headerText(`${api.name}/${route?.permission}`));
  for (const challenge of challenges(api, verdict.challenge)) headers.push('WWW-Authenticate', challenge);
  return { status: refusal.status, headers, refusal };
}

/** Of a gate that cannot be asked for, and while nothing can be decided. */
export function refusingAnswer(refusal: Refusal, id: string): GateAnswer {
  return { status: refusal.status, headers: refusing(refusal, id), refusal };
}

function passing(
  { cacheSeconds }: Pick<Gate, 'cacheSeconds'>,
  decision: Decision,
  refusal: Refusal | undefined,
  id: string,
): string[] {
  const headers = identityHeaders(identityOf(decision, id, refusal !== undefined));
  // Each Digest is good once, and what never changes is not to lie about in a cache.
  const isCached = cacheSeconds > 0 && refusal === undefined && decision.identified?.token !== undefined;
  headers.push('Cache-Control', isCached ? `private, max-age=${cacheSeconds}` : 'no-store');
  if (refusal !== undefined) headers.push(WOULD_HEADER, `${refusal.status} ${refusal.code}`);
  return headers;
}

function refusing(refusal: Refusal, id: string): string[] {
  const headers = [
    REFUSAL_HEADERS.status,
    String(refusal.status),
    REFUSAL_HEADERS.reason,
    refusal.code,
    REFUSAL_HEADERS.detail,
    headerText(refusal.detail),
    REFUSAL_HEADERS.decision,
    id,
    'Cache-Control',
    'no-store',
  ];
  for (const [name, value] of Object.entries(refusal.headers ?? {})) headers.push(name, value);
  return headers;
}

/** How a gate's proxy understands an answer. */
export interface AnswerForm {
  /** Of 200, 401 and 403 alone, and without a body. */
  readonly hasThreeStatuses: boolean;
  /** Of the request, that the upstream must not see; undefined where the proxy is not told so. */
  readonly removed: string | undefined;
}

/** Writes an answer in the way that the gate's proxy understands. Proxies ask about many requests at a time. */
export function writeGateAnswer(
  outbox: Outbox,
  response: ServerResponse,
  { status, headers, refusal }: GateAnswer,
  form: AnswerForm,
): void {
  if (status === 200 && form.removed !== undefined)
    headers.push('x-envoy-auth-headers-to-remove', form.removed);
  if (status === 200 || form.hasThreeStatuses) {
    headers.push('Content-Length', '0');
    response.writeHead(status === 200 || status === 401 ? status : 403, headers);
    outbox.end(response, undefined, performance.now());
    return;
  }
  const body = refusal === undefined ? '' : textOf(errorBody(refusal));
  headers.push('Content-Type', 'application/json', 'Content-Length', String(Buffer.byteLength(body)));
  response.writeHead(status, headers);
  outbox.end(response, body, performance.now());
}
