import { get, post } from '../call.js';
import { shellWord } from '../curl.js';

export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type RequestMethod = (typeof methods)[number];

/** A request that nobody makes: who would make it, from where, and what it is. */
export interface Question {
  /** A public key or client ID. */
  readonly as: string;
  readonly from: string;
  readonly method: RequestMethod;
  readonly path: string;
}

export interface Check {
  readonly check: string;
  readonly passed: boolean;
  readonly detail: string;
  readonly fix?: string;
}

/** The checks in the order a request meets them, up to the first that fails. */
export interface Explanation {
  readonly passes: boolean;
  readonly checks: readonly Check[];
}

/** Says whether a request would pass. It changes and counts nothing. */
export const explainRequest = (question: Question) =>
  post<Explanation>('/api/private/explain', question, {
    cli: `explain --as ${shellWord(question.as)} --from ${shellWord(question.from)} ${question.method} ${shellWord(question.path)}`,
  });

/** What the console reads of the served OpenAPI document. */
export interface ApiDocument {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly operationId?: string; readonly summary?: string }>>>
  >;
}

export const getApiDocument = () => get<ApiDocument>('/api/openapi.json');
