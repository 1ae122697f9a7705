import type { Private } from '@sallyport/client';
import { call, served } from '../call.js';
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
  /** The guarded API that is called; otherwise Sallyport itself is. */
  readonly api?: string;
}

/** The checks in the order a request meets them, up to the first that fails. */
export type Explanation = Private.Explanation;
export type Check = Explanation['checks'][number];

/** Says whether a request would pass. It changes and counts nothing. */
export const explainRequest = (question: Question) =>
  call(
    'explainRequest',
    { body: question },
    `explain --as ${shellWord(question.as)} --from ${shellWord(question.from)} ${question.api === undefined ? '' : `--api ${shellWord(question.api)} `}${question.method} ${shellWord(question.path)}`,
  );

/** What the console reads of the served OpenAPI document. */
export interface ApiDocument {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly operationId?: string; readonly summary?: string }>>>
  >;
}

export const getApiDocument = () => served<ApiDocument>('/api/openapi.json');
