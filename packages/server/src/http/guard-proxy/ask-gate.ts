import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { guardProxyBounds } from '../../domain/bounds/guard-proxy.js';
import { type Refusal, refuse } from '../../domain/errors.js';
import {
  GATE_SECRET_HEADER,
  identityHeaderNames,
  isIdentityHeader,
} from '../../domain/guard/identity-headers.js';
import { PROTECTED_RESOURCE } from '../guard/protected-resource.js';
import { type HeaderLines, questionHeaders } from './pass-on-headers.js';
import type { Place } from './place.js';

/** What a gate said of a request. */
export type GateSays =
  | { readonly kind: 'passes'; readonly identity: HeaderLines }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly headers: HeaderLines;
      /** Of JSON; undefined where the gate sent none. */
      readonly body: string | undefined;
    }
  /** It could not be asked: nothing passes. `problem` is for whoever runs the proxy, and holds nothing of the request. */
  | { readonly kind: 'failed'; readonly refusal: Refusal; readonly problem: string };

export interface GateClient {
  /** Never rejects. */
  ask(headers: HeaderLines): Promise<GateSays>;
  /** What is wrong with the gate, as far as a question about nothing tells. Never rejects. */
  problem(): Promise<string | undefined>;
  /** The document about the API for clients of OAuth, as JSON; undefined where there is none. Never rejects. */
  protectedResource(): Promise<string | undefined>;
  close(): void;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: HeaderLines;
  readonly body: string;
}

/** Less than the listener of gates waits for, which says so in its answers too. */
const IDLE_MS = 60_000;

/** Asks one gate, over connections that are kept. */
export function createGateClient(options: {
  readonly place: Place;
  readonly gate: string;
  readonly secret: string | undefined;
  readonly timeoutMs: number;
}): GateClient {
  const { place, gate, secret, timeoutMs } = options;
  const agent = place.createAgent({
    keepAlive: true,
    maxSockets: guardProxyBounds.gateConnections.most,
    scheduling: 'lifo',
    timeout: IDLE_MS,
  });
  const path = `/guard/${gate}`;
  // With a query, which gates that read headers ignore. One that takes the target from here finds no path in it, and refuses.
  const question = `${path}?`;
  const own = ['Host', place.host, ...(secret === undefined ? [] : [GATE_SECRET_HEADER, secret])];
  let waiting = 0;

  async function get(target: string, headers: HeaderLines): Promise<Answer> {
    if (waiting >= guardProxyBounds.waitingQuestions.most) throw new Error('too many questions wait for it');
    waiting++;
    let current: ClientRequest | undefined;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      current?.destroy(new Error(`there was no answer for ${timeoutMs} ms`));
    }, timeoutMs);
    try {
      const lines = [...own, ...headers];
      const sent = () =>
        exchange(() => {
          current = place.send({
            agent,
            method: 'GET',
            path: target,
            headers: lines,
            maxHeaderSize: guardProxyBounds.headBytes.most,
          });
          return current;
        });
      return await sent().catch((error: unknown) => {
        // The gate closed a connection that was kept, just when it was used. What it did not answer it may be asked again.
        if (current?.reusedSocket && isReset(error) && !isLate) return sent();
        throw error;
      });
    } finally {
      clearTimeout(timer);
      waiting--;
    }
  }

  return {
    async ask(headers) {
      try {
        return read(await get(question, headers), gate);
      } catch (error) {
        return {
          kind: 'failed',
          refusal: refuse('GUARD_NOT_REACHED'),
          problem: `the gate ${gate} at ${place.url} cannot be asked: ${describeError(error)}`,
        };
      }
    },
    async problem() {
      const asked = { method: 'GET', target: '/', address: '127.0.0.1', isSecure: false, lines: [] };
      const said = await this.ask(questionHeaders(asked));
      if (said.kind === 'failed') return said.problem;
      // There is nothing at that path, but for a gate that takes it for the target.
      const { status } = await get(`${path}/-`, ['X-Forwarded-For', asked.address]).catch(() => ({
        status: 404,
      }));
      // A server that is about to stop says 503 of everything.
      return status === 404 || status >= 500
        ? undefined
        : `the gate ${gate} has the dialect envoy, which this proxy does not speak`;
    },
    async protectedResource() {
      try {
        const { status, body } = await get(path + PROTECTED_RESOURCE, []);
        return status === 200 ? body : undefined;
      } catch {
        return undefined;
      }
    },
    close: () => agent.destroy(),
  };
}

/** What went wrong, in few words, and without an address of memory or a header. */
export function describeError(error: unknown): string {
  if (error instanceof AggregateError) return describeError(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

export function isReset(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNRESET' || code === 'EPIPE';
}

function exchange(begin: () => ClientRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = begin();
    request.on('error', reject);
    // Node hears no more of such a socket: an error of it would end the process.
    request.on('upgrade', (_answer, socket) => {
      socket.destroy();
      reject(new Error('it changed the protocol'));
    });
    request.on('response', (response: IncomingMessage) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('error', reject);
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > guardProxyBounds.gateAnswerBytes.most)
          request.destroy(new Error('its answer is too long'));
        else chunks.push(chunk);
      });
      response.on('end', () => {
        const { statusCode: status = 0, headers, rawHeaders } = response;
        resolve({ status, headers, rawHeaders, body: Buffer.concat(chunks).toString() });
      });
    });
    request.end();
  });
}

/** What a refusal says to the caller, beside the headers of ours. */
const OF_REFUSALS = new Set(['www-authenticate', 'retry-after', 'cache-control']);

function read(answer: Answer, gate: string): GateSays {
  const { status, headers, rawHeaders, body } = answer;
  if (status === 200) {
    // Of the dialect `envoy`: it decided about the request of the question, and not about that of the caller.
    if (headers['x-envoy-auth-headers-to-remove'] !== undefined) return notUnderstood(gate, answer);
    const identity = pick(rawHeaders, isIdentityHeader);
    return isWhole(identity) ? { kind: 'passes', identity } : notUnderstood(gate, answer);
  }
  const meant = Number(headers['x-sallyport-status']);
  if (!Number.isInteger(meant) || meant < 400 || meant > 599) return notUnderstood(gate, answer);
  return {
    kind: 'refused',
    status: meant,
    headers: pick(rawHeaders, (name) => OF_REFUSALS.has(name) || isIdentityHeader(name)),
    body: headers['content-type'] === 'application/json' && body !== '' ? body : undefined,
  };
}

/** Whether each header that says who calls is there once, with a value. A value may hold commas: people write labels. */
function isWhole(identity: HeaderLines): boolean {
  const values = new Map<string, string>();
  for (let at = 0; at + 1 < identity.length; at += 2) {
    const name = (identity[at] ?? '').toLowerCase();
    if (values.has(name)) return false;
    values.set(name, identity[at + 1] ?? '');
  }
  return identityHeaderNames.every((name) => !!values.get(name.toLowerCase()));
}

function pick(lines: HeaderLines, isPicked: (lower: string) => boolean): string[] {
  return lines.filter((_text, at) => isPicked((lines[at - (at % 2)] ?? '').toLowerCase()));
}

function notUnderstood(gate: string, { status }: Answer): GateSays {
  const why =
    status === 404
      ? `there is no gate ${gate} that this proxy may ask: see its name, its secret and its peers`
      : `the gate ${gate} answers ${status} in a form that is not known: see its dialect, and whether Sallyport is there`;
  return { kind: 'failed', refusal: refuse('GUARD_NOT_UNDERSTOOD'), problem: why };
}
