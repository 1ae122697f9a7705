import type { IncomingHttpHeaders } from 'node:http';
import { shownText } from '@sallyport/client';
import { guardDoctorBounds } from '../../domain/bounds/guard-doctor.js';
import { REFUSAL_HEADERS } from '../../domain/guard/identity-headers.js';
import type { Place } from '../../http/guard-proxy/place.js';

/** A request without credentials. It is GET: where a proxy asks nobody, nothing may be changed by it. */
export interface Canary {
  /** As it is sent, byte for byte. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Up to the bound. */
  readonly body: string;
  /** The code of a refusal by Sallyport; undefined where somebody else answered. */
  readonly reason: string | undefined;
}

/** An answer, or why there was none. */
export type Asked = Answer | { readonly problem: string };

export interface Asker {
  /** Never rejects. */
  ask(canary: Canary): Promise<Asked>;
  close(): void;
}

const answerMs = guardDoctorBounds.answerSeconds.most * 1000;
const REASON = /^[A-Z][A-Z0-9_]{0,63}$/;

/** Asks over one connection that is kept, one request after the other. After `untilMs` of the monotonic clock nothing is sent. */
export function createAsker(place: Place, untilMs = Number.POSITIVE_INFINITY): Asker {
  const agent = place.createAgent({ keepAlive: true, maxSockets: 1 });
  return {
    ask(canary) {
      const leftMs = Math.min(answerMs, untilMs - performance.now());
      return leftMs <= 0
        ? Promise.resolve({ problem: 'there was no time left for it' })
        : askOnce(place, agent, canary, leftMs);
    },
    close: () => agent.destroy(),
  };
}

function askOnce(
  place: Place,
  agent: ReturnType<Place['createAgent']>,
  { target, headers = {} }: Canary,
  timeoutMs: number,
): Promise<Asked> {
  return new Promise((resolve) => {
    const request = place.send({ agent, method: 'GET', path: target, headers });
    const timer = setTimeout(
      () => request.destroy(new Error(`there was no answer for ${Math.ceil(timeoutMs / 1000)} s`)),
      timeoutMs,
    );
    const end = (asked: Asked) => {
      clearTimeout(timer);
      resolve(asked);
    };
    const fail = (error: Error & { code?: string }) =>
      end({ problem: shownText(error.message || error.code || 'no connection').slice(0, MOST_SHOWN) });
    request.on('error', fail);
    request.on('upgrade', (_answer, socket) => {
      socket.destroy();
      end({ problem: 'it changed the protocol' });
    });
    request.on('response', (response) => {
      const { statusCode: status = 0, headers: answered } = response;
      const given = answered[REFUSAL_HEADERS.reason.toLowerCase()];
      const reason = typeof given === 'string' && REASON.test(given) ? given : undefined;
      let body = '';
      const done = () => end({ status, headers: answered, body, reason });
      response.setEncoding('latin1').on('data', (text: string) => {
        body = (body + text).slice(0, guardDoctorBounds.answerBytes.most);
        if (body.length < guardDoctorBounds.answerBytes.most) return;
        done();
        request.destroy();
      });
      response.on('error', fail);
      response.on('end', done);
    });
    request.end();
  });
}

const MOST_SHOWN = 200;

/** What somebody answered, in few words. */
export function shown(asked: Asked): string {
  if ('problem' in asked) return `no answer: ${asked.problem}`;
  return asked.reason === undefined ? `${asked.status} without a reason` : `${asked.status} ${asked.reason}`;
}
