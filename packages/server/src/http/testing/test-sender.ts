import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { Sender } from '../wire/send.js';
import type { MetFaults } from './fault-run.js';
import type { Enter } from './ledger-entries.js';

/** Says which rule met the request: its place in the list. */
const FAULT_HEADER = 'X-Sallyport-Fault';

/** Sends answers as they are, but for those that a fault comes after, and enters each of them in the ledger. */
export function createTestSender(
  sender: Sender,
  { met, enter }: { readonly met: MetFaults; readonly enter: Enter },
): Sender {
  /** `go` sends the answer with these headers beside its own. */
  function pass(
    reply: FastifyReply,
    status: number,
    body: string | undefined,
    go: (further: readonly string[]) => void,
  ): void {
    const { request } = reply;
    const found = met.get(request);
    const code = codeOf(status, body);
    // A request that was refused had no effect for the fault to come after.
    if (found !== undefined && !found.hasBegun && status >= 400) {
      met.delete(request);
      found.fault.giveBack();
      pass(reply, status, body, go);
    } else if (found === undefined) {
      enter(request, { status, code, fault: null });
      go([]);
    } else if (found.hasBegun) {
      met.delete(request);
      const { rule, place } = found.fault;
      const isCut = rule.connection === 'cut';
      if (isCut) cutInHalf(reply.raw, body);
      enter(request, { status: isCut ? null : status, code, fault: place });
      go([FAULT_HEADER, String(place)]);
    } else {
      found.hasBegun = true;
      const proceed = () => (found.instead ? found.instead() : pass(reply, status, body, go));
      const { delayMs } = found.fault.rule;
      if (delayMs > 0) void sleep(delayMs).then(proceed);
      else proceed();
    }
  }

  return {
    send: (reply, answer) =>
      pass(reply, answer.status, answer.body, (further) =>
        sender.send(reply, { ...answer, headers: [...(answer.headers ?? []), ...further] }),
      ),
    sendBodiless: (reply, wire, status, headers) =>
      pass(reply, status, undefined, (further) =>
        sender.sendBodiless(reply, wire, status, [...headers, ...further]),
      ),
    sendChallenge: (reply, body, challenges, headers) =>
      pass(reply, 401, body, (further) =>
        sender.sendChallenge(reply, body, challenges, [...headers, ...further]),
      ),
    sendOther: sender.sendOther,
    answered: sender.answered,
  };
}

/** The error code in a body of the form of the API, or of RFC 6749. */
function codeOf(status: number, body: string | undefined): string | null {
  if (status < 400 || body === undefined) return null;
  try {
    const { content, errorCode, error } = JSON.parse(body);
    const code: unknown = errorCode ?? content?.errorCode ?? error;
    return typeof code === 'string' ? code : null;
  } catch {
    return null;
  }
}

/** Has the connection end in the middle of the body; where there is none, before the answer. */
function cutInHalf(response: ServerResponse, body = ''): void {
  const bytes = Buffer.from(body);
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  response.end = () => {
    if (half.length === 0) response.destroy();
    else response.write(half, () => response.destroy());
    return response;
  };
}
