import { addToList, removeFromList } from '../changes/access-lists/change-list.js';
import { readEntries } from '../changes/access-lists/entries.js';
import type { ListHolder } from '../changes/access-lists/holder.js';
import type { AddressBlock } from '../domain/addresses.js';
import { SYSTEM } from '../domain/new-event.js';
import { EVERYTHING } from '../store/page.js';
import { listAccessListEntries } from '../store/queries/access-list-entries.js';
import { at, type SeedPath, SeedProblem } from './seed-problem.js';
import type { SeedRun } from './seed-run.js';

/** Makes these the entries of a credential's access list; `undefined` leaves them as they are. */
export async function applyAccessList(
  { transaction }: SeedRun,
  holder: ListHolder,
  asked: readonly string[] | undefined,
  path: SeedPath,
): Promise<void> {
  if (asked === undefined) return;
  const wanted = new Map<string, { block: AddressBlock; path: SeedPath }>();
  for (const [index, text] of asked.entries()) {
    const place = [...path, index];
    const entry = text.includes('/') ? { cidrBlock: text } : { ipAddress: text };
    const [block] = await at(place, () => readEntries([entry]));
    if (block === undefined) continue;
    if (wanted.has(block.cidrBlock)) throw new SeedProblem(place, `${text} is in this list already`);
    wanted.set(block.cidrBlock, { block, path: place });
  }
  const { results } = await listAccessListEntries(transaction.database, holder.id, EVERYTHING);
  // First, because a list has a limit.
  for (const entry of results)
    if (!wanted.delete(entry.cidrBlock)) await removeFromList(transaction, SYSTEM, holder, entry);
  for (const { block, path: place } of wanted.values())
    await at(place, () => addToList(transaction, SYSTEM, holder, [block]));
}
