import { ApiError, createClient } from '@sallyport/client';
import { CSRF_HEADER } from '../domain.js';
import { takeBegunRead } from './begun-reads.js';
import type { Call } from './call.js';

/** The server's address with its path, without a trailing slash: the page's `<base>` says it. */
export const baseUrl = document.baseURI.replace(/\/+$/, '');

let csrfToken = '';
let sessionEnded: () => void = () => {};

/** Sets what requests prove themselves with beside the cookie. */
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

/** Sets what happens when an answer says that nobody is signed in any more. */
export function onSessionEnd(listener: () => void): void {
  sessionEnded = listener;
}

const client = createClient({
  baseUrl,
  fetch: async (input, init) => {
    const request = new Request(input, init);
    // Of reads too: it keeps the server from a challenge that would open the browser's own dialog.
    request.headers.set(CSRF_HEADER, csrfToken);
    return (await takeBegunRead(request)) ?? fetch(request);
  },
});

/** Sends a call as the signed-in person. Throws ApiError for refusals, and what `fetch` throws when there is no answer. */
export async function send<T>(call: Call<T>, signal?: AbortSignal): Promise<T> {
  try {
    return (await client.send(call, { signal })).body;
  } catch (error) {
    if (isSessionEnd(error)) sessionEnded();
    throw error;
  }
}

/** Whether an answer says that nobody is signed in. */
export function isSessionEnd(error: unknown): boolean {
  return error instanceof ApiError && error.errorCode === 'NO_CURRENT_USER';
}
