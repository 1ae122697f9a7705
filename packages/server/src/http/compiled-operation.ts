import type { Rule } from '../access/decision/rule.js';
import type { Clock } from '../domain/clock.js';
import type { Operation, OperationVersion } from './operation.js';
import { ruleOf } from './rule.js';
import { holdsSecret } from './schemas/common.js';
import { mediaTypeOf } from './wire/accept.js';
import { createQueryReader, type QueryReader } from './wire/query.js';
import { type BodyReader, createBodyReader } from './wire/read-body.js';
import type { Wire } from './wires/wire.js';

/** An operation with all that can be made of it before the first request. */
export interface CompiledOperation {
  readonly operation: Operation;
  /** For the log and the metrics. */
  readonly name: string;
  readonly rule: Rule;
  readonly queryReader: QueryReader;
  readonly versions: ReadonlyMap<string | undefined, CompiledVersion>;
}

export interface CompiledVersion {
  readonly spec: OperationVersion<string, never, never>;
  readonly contentType: string;
  /** Of every answer, refusals among them. */
  readonly headers: readonly string[];
  /** Of the answer with a result: those, and what its schema asks for. */
  readonly resultHeaders: readonly string[];
  readonly bodyReader: BodyReader;
}

export function compileOperation(operation: Operation, now: Clock): CompiledOperation {
  const { wire } = operation;
  return {
    operation,
    name: wire.namePrefix + operation.operationId,
    rule: ruleOf(operation, now),
    queryReader: createQueryReader(operation.query),
    versions: compileVersions(operation),
  };
}

function compileVersions({ wire, versions }: Operation): Map<string | undefined, CompiledVersion> {
  const compiled = new Map<string | undefined, CompiledVersion>();
  for (const [version, spec] of Object.entries(versions)) {
    if (spec === undefined) continue;
    const { body, deprecated, textType } = spec;
    const headers = deprecated ? ['Deprecation', deprecated.deprecation, 'Sunset', deprecated.sunset] : [];
    compiled.set(version, {
      spec: spec as OperationVersion<string, never, never>,
      contentType:
        textType ?? (version === 'unversioned' ? wire.jsonType : `${mediaTypeOf(version)};charset=utf-8`),
      headers,
      resultHeaders: [...headers, ...cachingOf(wire, spec)],
      bodyReader: createBodyReader(body, wire.form),
    });
  }
  return compiled;
}

const CACHE_CONTROL = 'Cache-Control';

/** What may hold a secret is kept by nobody on the way (RFC 9111 section 5.2.2.5). */
function cachingOf(wire: Wire, { response }: Pick<OperationVersion, 'response'>): readonly string[] {
  return holdsSecret(response) && !wire.headers.includes(CACHE_CONTROL) ? [CACHE_CONTROL, 'no-store'] : [];
}
