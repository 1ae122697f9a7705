import { setTimeout as sleep } from 'node:timers/promises';
import { createCaller } from '../parts/caller.mjs';
import { createChurn } from '../soak/churn.mjs';
import { createCrossing } from './crossing.mjs';

const PAUSE_MS = 50;
const CALLERS = 4;
const MOST_EXAMPLES = 10;

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
    const step = { caller: undefined };
    running.add(step);
    const chosen = Object.fromEntries(
      ['send', 'digest', 'bearer', 'json', 'form'].map((name) => [
        name,
        (...call) => step.caller[name](...call),
      ]),
    );
    const choose = () => {
      step.caller = [...places.values()][Math.floor(Math.random() * places.size)];
    };
    choose();
    const kinds = Object.entries({
      ...createChurn({ caller: chosen, strangers: chosen, first }),
      'made on one node, used on all': createCrossing({ callers: () => [...places.values()], first }),
    });
    while (!isOver) {
      choose();
      const [kind, { step: take }] = kinds[Math.floor(Math.random() * kinds.length)];
      const wrong = await take().catch((error) => [error.message]);
      if (phase !== undefined) {
        phase.steps++;
        phase.wrong += wrong.length;
        for (const text of wrong)
          if (phase.examples.length < MOST_EXAMPLES) phase.examples.push(`${kind}: ${text}`);
      }
      step.caller = undefined;
      await sleep(PAUSE_MS);
    }
    running.delete(step);
  }
  const callers = Array.from({ length: CALLERS }, keepCalling);

  return {
    join: (node) => places.set(node, createCaller(node.url)),
    /** As a load balancer takes a node out: nothing new, and what is under way ends. */
    async leave(node) {
      const caller = places.get(node);
      places.delete(node);
      const isBusy = ({ caller: with_ }) => with_ === caller;
      while ([...running].some(isBusy)) await sleep(10);
      // A step over all nodes may have begun before.
      await sleep(3000);
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
