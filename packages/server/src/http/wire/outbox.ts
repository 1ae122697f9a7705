import type { ServerResponse } from 'node:http';

/** No answer waits longer than this for those of later requests, nor for more than one of them to be worked on. */
const MAX_WAIT_MS = 1;

export interface Outbox {
  /** Ends a response whose head has been written. `now` is of `performance.now()`. */
  end(response: ServerResponse, body: string | undefined, now: number): void;
}

/**
 * Sends the answers to all requests that were read in one turn of the event loop together, at its end. A proxy or
 * client on the same machine is then woken once for all of them instead of once for each: waking takes longer than a
 * decision. An answer that is alone goes out at once, since its turn ends with it.
 */
export function createOutbox(): Outbox {
  let responses: ServerResponse[] = [];
  let bodies: (string | undefined)[] = [];
  let waitingSince = 0;

  function flush(): void {
    const batch = responses;
    const batchBodies = bodies;
    responses = [];
    bodies = [];
    for (const [index, response] of batch.entries()) response.end(batchBodies[index]);
  }

  return {
    end(response, body, now) {
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
