import http from 'node:http';
import { text } from 'node:stream/consumers';
import { startProcess } from './processes.mjs';

/** Asks our server once, with a GET, and starts the bare server that gives exactly this answer. */
export async function startBareServer(url, headers) {
  const { status, rawHeaders, body } = await get(url, headers);
  if (status !== 200) throw new Error(`${url} answered ${status}: ${body}`);
  const copied = [];
  let keepAliveTimeoutMs = 5_000;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const [name, value] = rawHeaders.slice(i, i + 2);
    if (name === 'Keep-Alive') keepAliveTimeoutMs = Number(/timeout=(\d+)/.exec(value)?.[1]) * 1000;
    // Node writes these by itself, here as there.
    if (!['Connection', 'Date', 'Keep-Alive'].includes(name)) copied.push(name, value);
  }
  const answer = { status, headers: copied, body, keepAliveTimeoutMs };
  return startProcess('reference.mjs', { input: JSON.stringify(answer) });
}

function get(url, headers) {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers }, async (response) => {
        const { statusCode: status, rawHeaders } = response;
        resolve({ status, rawHeaders, body: await text(response) });
      })
      .on('error', reject);
  });
}
