import {
  type AnswerOf,
  ApiError,
  callOf,
  createClient,
  type InputOf,
  type TestOperations,
  testing,
} from '@sallyport/client';
import { CommandError } from '../command-error.js';
import type { AnswerFields } from '../output/answer-fields.js';
import { addressSource, baseUrlOf } from '../profiles/server-address.js';
import { explainAnswer, explainNoAnswer } from './api-failure.js';
import { type Caller, transportOf } from './connect.js';

/**
 * Asks a test control of the server that the profile names, without credentials. Throws CommandError that tells what the
 * server said, or that it was not started for tests.
 */
export async function control<Id extends keyof TestOperations>(
  caller: Omit<Caller, 'profiles'> & { readonly remember: AnswerFields['remember'] },
  operationId: Id,
  input: InputOf<TestOperations, Id>,
): Promise<AnswerOf<TestOperations, Id>> {
  const baseUrl = baseUrlOf(caller.profile);
  const call = callOf(testing, operationId, input);
  try {
    const { body } = await createClient({ baseUrl, fetch: transportOf(caller) }).send(call);
    return caller.remember(`test.${operationId}`, body);
  } catch (error) {
    if (error instanceof ApiError) throw new CommandError(explained(error, call, baseUrl));
    const reason = explainNoAnswer(error, baseUrl, addressSource(caller.profile));
    throw reason === undefined ? error : new CommandError(reason);
  }
}

function explained(error: ApiError, call: { method: string; path: string }, baseUrl: string): string {
  if (error.errorCode === 'RESOURCE_NOT_FOUND')
    return `${baseUrl} was not started for tests: "sallyport start --ephemeral" starts a server that is`;
  return explainAnswer(error, { method: call.method, url: baseUrl + call.path, login: undefined });
}
