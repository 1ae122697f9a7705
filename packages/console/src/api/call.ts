import {
  type AnswerOf,
  type Call as ApiCall,
  atlas,
  callOf,
  type DefaultOperations,
  type InputOf,
  type Query,
} from '@sallyport/client';

/** A call of the API as a value: what the console sends, and what "Show as curl / CLI" shows. */
export interface Call<T = unknown> extends ApiCall<T> {
  /** The same on the command line, without the program's name: `organizations apiKeys list --orgId …`. */
  readonly cli?: string | undefined;
}

/** A call of an operation, with what it takes, and the same on the command line where there is a command. */
export function call<Id extends keyof DefaultOperations>(
  operationId: Id,
  input: InputOf<DefaultOperations, Id>,
  cli?: string,
): Call<AnswerOf<DefaultOperations, Id>> {
  return { ...callOf(atlas, operationId, input), cli };
}

/** What stands behind the question mark of a call's address. */
export function searchOf({ query }: Call): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const single of Array.isArray(value) ? value : [value])
      if (single !== undefined) search.append(name, String(single));
  return search;
}

/** A read of what is served beside the operations; the form of the answer is the caller's claim. */
export function served<T>(path: string, query: Query = {}): Call<T> {
  return { operationId: path, method: 'GET', path, query, body: undefined, version: undefined };
}
