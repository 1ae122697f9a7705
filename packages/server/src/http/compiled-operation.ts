import type { Rule } from '../access/decision/rule.js';
import type { Clock } from '../domain/clock.js';
import type { Operation, OperationVersion } from './operation.js';
import { ruleOf } from './rule.js';
import { mediaTypeOf } from './wire/accept.js';
import { createQueryReader, type QueryReader } from './wire/query.js';
import { type BodyReader, createBodyReader } from './wire/read-body.js';
import { createValidator } from './wire/validate.js';

/** An operation with all that can be made of it before the first request. */
export interface CompiledOperation {
  readonly operation: Operation;
  /** For the log and the metrics. */
  readonly name: string;
  readonly rule: Rule;
  readonly queryReader: QueryReader;
  readonly versions: ReadonlyMap<string | undefined, CompiledVersion>;
  readonly link: (path: string) => string;
}

export interface CompiledVersion {
  readonly spec: OperationVersion<string, never, never>;
  readonly contentType: string;
  readonly headers: readonly string[];
  readonly bodyReader: BodyReader;
  /** Throws when answers are checked and this one is outside its schema. */
  checkResponse(result: unknown): void;
}

export function compileOperation(
  operation: Operation,
  {
    now,
    publicUrl,
    checkResponses,
  }: { readonly now: Clock; readonly publicUrl: () => string; readonly checkResponses: boolean },
): CompiledOperation {
  const { wire } = operation;
  return {
    operation,
    name: wire.namePrefix + operation.operationId,
    rule: ruleOf(operation, now),
    queryReader: createQueryReader(operation.query),
    versions: compileVersions(operation, checkResponses),
    link: (path) => publicUrl() + wire.basePath + path,
  };
}

function compileVersions(
  operation: Operation,
  checkResponses: boolean,
): Map<string | undefined, CompiledVersion> {
  const { wire } = operation;
  const compiled = new Map<string | undefined, CompiledVersion>();
  for (const [version, spec] of Object.entries(operation.versions)) {
    if (spec === undefined) continue;
    const { body, response, deprecated, textType } = spec;
    const responseValidator = checkResponses && response ? createValidator(response) : undefined;
    compiled.set(version, {
      spec: spec as OperationVersion<string, never, never>,
      contentType:
        textType ?? (version === 'unversioned' ? wire.jsonType : `${mediaTypeOf(version)};charset=utf-8`),
      headers: deprecated ? ['Deprecation', deprecated.deprecation, 'Sunset', deprecated.sunset] : [],
      bodyReader: createBodyReader(body, wire.form),
      checkResponse(result) {
        if (result === undefined && spec.emptyStatus !== undefined) return;
        if (responseValidator === undefined || responseValidator.check(result)) return;
        const wrong = responseValidator.violations(result).map((v) => `${v.field} ${v.description}`);
        throw new Error(`${operation.operationId} answered outside its schema: ${wrong.join('; ')}`);
      },
    });
  }
  return compiled;
}
