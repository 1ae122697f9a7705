import { setTimeout as sleep } from 'node:timers/promises';

/** Between two questions about one credential. What is found is too short by so much at most. */
export const ASK_EVERY_MS = 200;
/** So long after the last acceptance nothing more is expected while the cut lasts. */
const QUIET_MS = 1_000;
const LONGEST_MS = 30_000;

/** 401 and 403 refuse, 503 decides nothing; everything else says that the caller was let in. */
const isAccepted = ({ status }) => ![0, 401, 403, 503].includes(status);
const isRefused = ({ status }) => status === 401 || status === 403;

/** Asks for each credential until the node has it in memory and lets it in. */
export async function warm(node, kinds) {
  for (const { kind, ask } of kinds) {
    const answer = await ask(node.caller);
    if (!isAccepted(answer))
      throw new Error(
        `${kind}: ${node.name} answered ${answer.status} ${answer.text} before anything was revoked`,
      );
  }
}

/** Takes everything away at once and gives, by kind, when that was answered. */
export async function revokeAll(kinds) {
  const answered = await Promise.all(
    kinds.map(async ({ kind, revoke }) => {
      await revoke();
      return [kind, performance.now()];
    }),
  );
  return new Map(answered);
}

/**
 * Watches one node: how long, by kind, after the answer of the revocation it gave the last answer that lets the caller in.
 * An acceptance counts until it has arrived here.
 */
export function watch(node, kinds, revokedAt) {
  const acceptedMs = new Map(kinds.map(({ kind }) => [kind, 0]));
  const startedAt = performance.now();
  let isOver = false;

  function note(kind, answer) {
    if (!isAccepted(answer)) return;
    const ms = performance.now() - revokedAt.get(kind);
    if (ms > acceptedMs.get(kind)) acceptedMs.set(kind, ms);
  }
  const asking = kinds.map(async ({ kind, ask }) => {
    let quietSince = performance.now();
    while (!isOver && performance.now() - startedAt < LONGEST_MS) {
      const answer = await ask(node.caller);
      note(kind, answer);
      if (isAccepted(answer) || answer.status === 0) quietSince = performance.now();
      if (performance.now() - quietSince > QUIET_MS) return;
      await sleep(ASK_EVERY_MS);
    }
  });
  return {
    /** Resolves when nothing has been let in for a while. */
    quiet: () => Promise.all(asking),
    /** Asks on, the way being free again, until every credential is refused. */
    async settle() {
      isOver = true;
      await Promise.all(asking);
      for (const { kind, ask } of kinds) {
        for (;;) {
          const answer = await ask(node.caller);
          note(kind, answer);
          if (isRefused(answer)) break;
          if (performance.now() - startedAt > 2 * LONGEST_MS)
            throw new Error(`${kind}: ${node.name} still answers ${answer.status}`);
          await sleep(ASK_EVERY_MS);
        }
      }
      return acceptedMs;
    },
  };
}
