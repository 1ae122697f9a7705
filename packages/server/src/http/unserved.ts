import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '../domain/errors.js';
import type { Operation } from './operation.js';
import type { OperationHandlers, Pipeline } from './pipeline.js';
import { endsInVerb, fittingVerbs, pathPattern } from './route-finder.js';
import { pathOf } from './wire/request-target.js';

/** What becomes of requests that no operation serves. */
export interface Unserved {
  /** Answers a path, or a method of a path, that no route takes. */
  answer(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): void;
  /** The router takes `x:invite` for an id where the method of the verb has no route, and there it is none. */
  unlessVerb(operation: Operation, onRequest: OperationHandlers['onRequest']): OperationHandlers['onRequest'];
}

export function createUnserved(operations: readonly Operation[], pipeline: Pipeline): Unserved {
  const served = operations.map((operation) => ({
    operation,
    pattern: pathPattern(operation.path),
    endsInVerb: endsInVerb(operation.path),
  }));

  function answer(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): void {
    const path = pathOf(request.url);
    const fitting = fittingVerbs(served.filter(({ pattern }) => pattern.test(path)));
    const allowed = new Set(fitting.map(({ operation }) => operation.method));
    pipeline
      .answerUnserved(request, reply, [...allowed], refusal)
      .catch((error) => pipeline.answerError(request, reply, error));
  }

  return {
    answer,
    unlessVerb(operation, onRequest) {
      const verbs = served.filter(({ operation: { path } }) => path.startsWith(`${operation.path}:`));
      if (verbs.length === 0) return onRequest;
      return (request, reply, done) => {
        const path = pathOf(request.url);
        if (path.includes(':') && verbs.some(({ pattern }) => pattern.test(path)))
          answer(request, reply, refuse('RESOURCE_NOT_FOUND', path));
        else onRequest(request, reply, done);
      };
    },
  };
}
