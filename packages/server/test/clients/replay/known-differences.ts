import type { Recording } from './recording.js';

/** An answer as the table below names it: the status, and the error code of a refusal. */
export interface Outcome {
  readonly status: number;
  readonly errorCode?: string;
}

/** Recorded requests that are still answered otherwise than the live service answers them. */
export interface KnownDifference {
  readonly recording: Recording['name'];
  readonly method: string;
  /** Of the path as it is recorded. */
  readonly path: RegExp;
  /** What the live service answers. The recorded lines say the same; lines that say something else are not meant. */
  readonly right: Outcome;
  /** What Sallyport answers. When it answers what is right, the row goes. */
  readonly today: Outcome;
  /** Of the live service. */
  readonly behaviour: string;
}

export const knownDifferences: readonly KnownDifference[] = [
  {
    recording: 'atlas-cli-api',
    method: 'GET',
    path: /^\/api\/atlas\/v2\/orgs\/bad$/,
    right: { status: 400, errorCode: 'PATH_PARAM_PARSE_ERROR' },
    today: { status: 404, errorCode: 'INVALID_ORG_ID' },
    behaviour: 'An id in the path that has not the form of an id is a malformed path, not something unknown.',
  },
  {
    recording: 'terraform-2.9',
    method: 'GET',
    path: /\/serviceAccounts\/\$\{v\d+\}/,
    right: { status: 404, errorCode: 'RESOURCE_NOT_FOUND' },
    today: { status: 404, errorCode: 'SERVICE_ACCOUNT_NOT_FOUND' },
    behaviour: 'A service account that is not there has no error code of its own.',
  },
];
