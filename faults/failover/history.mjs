import { outcomeOf } from '../parts/outcome.mjs';

/** Of answers that nobody expects so many are kept word for word. */
const MOST_EXAMPLES = 10;

/**
 * What was asked for and what was answered, since the last verdict. An act is `{ org, type, publicKey, desc, entry, begunAt,
 * endedAt, isAcknowledged }` with times of this process's monotonic clock; one without an answer may have been done or not.
 */
export function createHistory() {
  let acts = [];
  let strange = [];
  const ids = new Set();
  let twice = [];
  let issuedNow = 0;

  return {
    /** Makes one call that changes something, and notes what came of it. Returns the answer's body when it was done. */
    async act({ org, type, expected, call, ...about }) {
      const begunAt = performance.now();
      const answer = await call();
      const endedAt = performance.now();
      const isAcknowledged = answer.status === expected;
      const isUnknown = answer.status === 0 || answer.status >= 500;
      if (!isAcknowledged && !isUnknown && strange.length < MOST_EXAMPLES)
        strange.push(`${type}: ${outcomeOf(answer)}`);
      const body = isAcknowledged && answer.text !== '' ? JSON.parse(answer.text) : undefined;
      const publicKey = about.publicKey ?? body?.publicKey;
      if (isAcknowledged || isUnknown)
        acts.push({ org, type, begunAt, endedAt, isAcknowledged, ...about, publicKey });
      return { isAcknowledged, body };
    },
    /** An id that was given out; the same one a second time is kept. */
    issued(...given) {
      for (const id of given) {
        if (ids.has(id)) twice.push(id);
        ids.add(id);
        issuedNow++;
      }
    },
    acts: () => acts,
    issuedTwice: () => twice,
    strange: () => strange,
    idsIssued: () => issuedNow,
    startAnew() {
      acts = [];
      strange = [];
      twice = [];
      issuedNow = 0;
    },
  };
}
