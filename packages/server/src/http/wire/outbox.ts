import type { ServerResponse } from 'node:http';

/** An answer is held back at most this long, and for at most one later request. */
const MAX_WAIT_MS = 1;

/** Handing that much to the operating system takes longer than a decision. */
const LARGE_BYTES = 65_536;

type Body = string | Buffer | undefined;

export interface Outbox {
  /** Ends a response whose head has been written. `now` is of `performance.now()`. */
  end(response: ServerResponse, body: Body, now: number): void;
}

/**
 * Sends the answers to all requests that were read in one turn of the event loop together, at its end. A proxy or
 * client on the same machine is then woken once for all of them instead of once for each: waking takes longer than a
 * decision. An answer that is alone goes out at once, since its turn ends with it. Large ones go out one in a turn, so that
 * those who ask for many of them hold up nobody else.
 */
export function createOutbox(): Outbox {
  let responses: ServerResponse[] = [];
  let bodies: Body[] = [];
  let waitingSince = 0;
  const large: { response: ServerResponse; body: Body }[] = [];

  function sendLarge(): void {
    const [next] = large;
    next?.response.end(next.body);
    large.shift();
    if (large.length > 0) setImmediate(sendLarge);
  }

  function flush(): void {
    const batch = responses;
    const batchBodies = bodies;
    responses = [];
    bodies = [];
    batch.forEach((response, index) => {
      response.end(batchBodies[index]);
    });
  }

  return {
    end(response, body, now) {
      if (body !== undefined && body.length > LARGE_BYTES) {
        large.push({ response, body });
        if (large.length === 1) setImmediate(sendLarge);
        return;
      }
      if (responses.length === 0) {
        waitingSince = now;
        setImmediate(flush);
      }
      responses.push(response);
      bodies.push(body);
      if (now - waitingSince > MAX_WAIT_MS) flush();
    },
  };
}
