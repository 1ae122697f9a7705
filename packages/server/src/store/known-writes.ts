import type { Taken } from './write-order.js';

/**
 * How far the writes of all nodes are known in this process: the number of each slot up to which the caches were told of
 * everything. It never changes; what is known later is another one.
 */
export interface KnownWrites {
  /** Another server may have lost writes, and gives their numbers again. */
  readonly server: unknown;
  /** By slot. */
  readonly through: readonly number[];
}

/** Whether nobody wrote to the slots of a write between what is known and that write, which holds them. */
export function isUpToDate({ server, through }: KnownWrites, taken: Taken): boolean {
  return server === taken.server && taken.places.every(({ slot, value }) => through[slot] === value - 1);
}

/** What is known once the caches were told of that write. In a slot where somebody wrote before it, nothing more. */
export function withWrite({ server, through }: KnownWrites, taken: Taken): KnownWrites {
  if (server !== taken.server) return { server, through };
  const raised = [...through];
  for (const { slot, value } of taken.places) if (raised[slot] === value - 1) raised[slot] = value;
  return { server, through: raised };
}

/** What is known after a look at the changes: of one server never less than before. */
export function withLook(
  known: KnownWrites | undefined,
  look: { readonly server: unknown; readonly slots: readonly { slot: number; written: number }[] },
): KnownWrites {
  const before = known?.server === look.server ? known?.through : undefined;
  const through: number[] = [];
  for (const { slot, written } of look.slots) through[slot] = Math.max(before?.[slot] ?? 0, written);
  return { server: look.server, through };
}
