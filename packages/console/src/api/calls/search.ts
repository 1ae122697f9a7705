import type { AnswerOf, DefaultOperations } from '@sallyport/client';
import { call } from '../call.js';

export type SearchHit = AnswerOf<DefaultOperations, 'search'>['results'][number];

/** What of all that the signed-in person may see is meant by a text; of `orgId` parts of names are enough. */
export const search = (text: string, orgId: string | undefined) =>
  call('search', { text, ...(orgId !== undefined && { orgId }) });
