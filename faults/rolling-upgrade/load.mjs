import { setTimeout as sleep } from 'node:timers/promises';
import { createCaller } from '../parts/caller.mjs';
import { createChurn } from '../soak/churn.mjs';
import { createCrossing } from './crossing.mjs';

const PAUSE_MS = 50;
const CALLERS = 4;
const MOST_EXAMPLES = 10;
const CROSSING = 'made on one node, used on all';

/**
 * Everything that callers do, against nodes that come and go. A step's calls go to one node; what is made on one node and
 * used on the others is a step of its own.
 */
export function createLoad({ nodes, first }) {
  const places = new Map(nodes.map((node) => [node, createCaller(node.url)]));
  const phases = [];
  const running = new Set();
  let isOver = false;
  let phase;

  async function keepCalling() {
    /** The nodes that the step under way uses: one, or all. */
    let used = [];
    const inUse = () => used;
    running.add(inUse);
    const chosen = Object.fromEntries(
      ['send', 'digest', 'bearer', 'json', 'form'].map((name) => [name, (...call) => used[0][name](...call)]),
    );
    const oneOf = (values) => values[Math.floor(Math.random() * values.length)];
    used = [oneOf([...places.values()])];
    const kinds = Object.entries({
      ...createChurn({ caller: chosen, strangers: chosen, first }),
      [CROSSING]: createCrossing({ callers: inUse, first }),
    });
    while (!isOver) {
      const [kind, { step }] = oneOf(kinds);
      used = kind === CROSSING ? [...places.values()] : [oneOf([...places.values()])];
      const wrong = await step().catch((error) => [error.message]);
      if (phase !== undefined) {
        phase.steps++;
        phase.wrong += wrong.length;
        for (const text of wrong)
          if (phase.examples.length < MOST_EXAMPLES) phase.examples.push(`${kind}: ${text}`);
      }
      used = [];
      await sleep(PAUSE_MS);
    }
  }
  const callers = Array.from({ length: CALLERS }, keepCalling);

  return {
    join: (node) => places.set(node, createCaller(node.url)),
    /** As a load balancer takes a node out: nothing new, and what is under way ends. */
    async leave(node) {
      const caller = places.get(node);
      places.delete(node);
      while ([...running].some((inUse) => inUse().includes(caller))) await sleep(10);
    },
    /** Counts what is seen from now on under another name; the replacement that follows counts with it. */
    async phase(name, durationMs) {
      phase = { name, steps: 0, wrong: 0, examples: [] };
      phases.push(phase);
      await sleep(durationMs);
    },
    async end() {
      isOver = true;
      await Promise.all(callers);
      return phases;
    },
  };
}
