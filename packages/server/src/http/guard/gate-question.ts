import type { IncomingMessage } from 'node:http';
import type { GuardQuestion } from '../../access/guard/guard-admission.js';
import { type AccessListMatcher, compileAccessList } from '../../domain/access-list.js';
import type { Address } from '../../domain/addresses.js';
import { type Refusal, refuse } from '../../domain/errors.js';
import { type Dialect, type Misconfiguration, readOriginal } from '../../domain/guard/dialects.js';
import { headerProblem } from '../../domain/guard/identity-headers.js';
import { LOOPBACK_PEERS } from '../../domain/guard/read-gates.js';
import { parseHop } from '../wire/client-address.js';

/** Reads what a proxy asks, by its own headers alone. `rest`: what follows the name of the gate in the target. */
export function readQuestion(
  dialect: Dialect,
  { method = '', headers, rawHeaders }: Pick<IncomingMessage, 'method' | 'headers' | 'rawHeaders'>,
  rest: string,
  trustedProxies: AccessListMatcher,
): GuardQuestion | Misconfiguration {
  const original = readOriginal(dialect, { method, rest, headers });
  if ('problem' in original) return original;
  const address = callerAddress(headers[FORWARDED_FOR], trustedProxies);
  if ('problem' in address) return address;
  const { isSentTwice, brought } = readNames(rawHeaders);
  return {
    method: original.method,
    target: original.target,
    headers,
    address,
    isSecure: original.isSecure,
    isSentTwice,
    brought,
  };
}

const FORWARDED_FOR = 'x-forwarded-for';
const LOOPBACK = compileAccessList(LOOPBACK_PEERS);

/**
 * From the right, the first address that is no proxy: on this machine, or one that is trusted. Peers of the gate are none: they may
 * ask, and who calls from among them could name any address. The gate has to tell; the address of the proxy itself would open
 * access lists to all of its callers.
 */
function callerAddress(
  forwarded: string | string[] | undefined,
  trustedProxies: AccessListMatcher,
): Address | Misconfiguration {
  if (forwarded === undefined) return { header: FORWARDED_FOR, problem: 'is missing' };
  const hops = String(forwarded).split(',');
  let address: Address | undefined;
  for (let at = hops.length - 1; at >= 0; at--) {
    const hop = parseHop(hops[at] ?? '');
    if (hop === undefined) break;
    address = hop;
    if (LOOPBACK.match(hop) === undefined && trustedProxies.match(hop) === undefined) break;
  }
  return address ?? { header: FORWARDED_FOR, problem: 'does not end in an address' };
}

/** What is wrong with the names of headers, which Node keeps as they were sent: name, value, name, value. */
export function readNames(rawHeaders: readonly string[]): Pick<GuardQuestion, 'isSentTwice' | 'brought'> {
  let authorizations = 0;
  let brought: Refusal | undefined =
    rawHeaders.length >= MOST_KEPT
      ? refuse('HEADER_NOT_ALLOWED', 'lines', 'there are too many to see all')
      : undefined;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (name.length === AUTHORIZATION.length && name.toLowerCase() === AUTHORIZATION) authorizations++;
    const problem = headerProblem(name);
    if (problem !== undefined) brought ??= refuse('HEADER_NOT_ALLOWED', name.slice(0, MOST_SHOWN), problem);
  }
  return { isSentTwice: authorizations > 1, brought };
}

/** Names and values. Node drops what comes after so many, and does not tell; the proxy passes it on to the API. */
const MOST_KEPT = 2_000;
const AUTHORIZATION = 'authorization';
const MOST_SHOWN = 64;
