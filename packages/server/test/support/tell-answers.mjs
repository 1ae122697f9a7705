// Loaded into the built server before itself: writes what it answers to a file, for the test that started it.
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import { watchResponse } from './watch-response.mjs';

/** Enough for every test but floods, which ask for the same again and again. */
const MOST_ANSWERS = 2_000;
const LONGEST_BODY = 256 * 1024;

const file = new URL(import.meta.url).searchParams.get('to') ?? '';
let told = 0;

subscribe('http.server.request.start', (message) => {
  const { request, response } =
    /** @type {{ request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse }} */ (
      message
    );
  watchResponse(request, response, (answer) => {
    if (told >= MOST_ANSWERS) return;
    told++;
    const body = answer.body();
    // At once, for the server may be killed.
    if (body.length <= LONGEST_BODY) appendFileSync(file, `${JSON.stringify({ ...answer, body })}\n`);
  });
});
