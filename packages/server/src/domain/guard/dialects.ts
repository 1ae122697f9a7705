import type { GuardDialect } from './definition.js';

/** How one kind of proxy tells of the original request, and what it can make of an answer. */
export interface Dialect {
  /** Header names in lower case; undefined where the request line itself tells. */
  readonly method: string | undefined;
  readonly target: string | undefined;
  /** By what the scheme of the original request is told. Looked at for what is accepted over TLS alone. */
  readonly scheme: string;
  /** Whether it takes 200, 401 and 403 alone, without a body: the status meant is in a header then. */
  readonly hasThreeStatuses: boolean;
  /** Whether it is told by a header which headers of the request the upstream must not see. */
  readonly namesRemovedHeaders: boolean;
}

const original: Dialect = {
  method: 'x-original-method',
  target: 'x-original-uri',
  scheme: 'x-original-scheme',
  hasThreeStatuses: true,
  namesRemovedHeaders: false,
};

const forwarded: Dialect = {
  method: 'x-forwarded-method',
  target: 'x-forwarded-uri',
  scheme: 'x-forwarded-proto',
  hasThreeStatuses: false,
  namesRemovedHeaders: false,
};

const requestLine: Dialect = {
  method: undefined,
  target: undefined,
  scheme: 'x-forwarded-proto',
  hasThreeStatuses: false,
  namesRemovedHeaders: true,
};

/** `plain` asks in JSON (http/guard), and has none of these. */
export const dialects: Readonly<Record<Exclude<GuardDialect, 'plain'>, Dialect>> = {
  nginx: original,
  haproxy: original,
  caddy: forwarded,
  traefik: forwarded,
  apisix: forwarded,
  envoy: requestLine,
};

/** What the caller asked the proxy for. */
export interface OriginalRequest {
  readonly method: string;
  /** Path and query as the caller sent them. */
  readonly target: string;
  readonly isSecure: boolean;
}

/** What a gate has to be changed in, before anything can be decided. */
export interface Misconfiguration {
  /** Header in lower case. */
  readonly header: string;
  readonly problem: string;
}

/** What was asked by the gate, as far as dialects read it. */
interface GateRequest {
  readonly method: string;
  /** Behind the name of the gate. */
  readonly rest: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Reads the original request by the names of one dialect alone: a caller can send those of every other through the proxy. */
export function readOriginal(dialect: Dialect, asked: GateRequest): OriginalRequest | Misconfiguration {
  const method = dialect.method === undefined ? asked.method : asked.headers[dialect.method];
  const target = dialect.target === undefined ? asked.rest || '/' : asked.headers[dialect.target];
  // Of a header that comes twice Node joins the values with a comma and a blank.
  if (dialect.method !== undefined && !isOne(method, /^[^\s,]+$/))
    return misconfigured(dialect.method, method);
  // Other blanks, such as U+00A0, are of the caller, and no fault of the gate.
  if (dialect.target !== undefined && !isOne(target, /^[^\t ]+$/))
    return misconfigured(dialect.target, target);
  return {
    method: String(method),
    target: String(target),
    isSecure: asked.headers[dialect.scheme] === 'https',
  };
}

function isOne(value: string | readonly string[] | undefined, form: RegExp): value is string {
  return typeof value === 'string' && form.test(value);
}

function misconfigured(header: string, value: string | readonly string[] | undefined): Misconfiguration {
  return { header, problem: value === undefined ? 'is missing' : 'cannot be read' };
}
