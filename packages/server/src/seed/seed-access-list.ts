import type { Caller } from '../access/principal.js';
import { type AskedEntry, readEntries } from '../changes/access-lists/entries.js';
import type { ListHolder } from '../changes/access-lists/holder.js';
import { addAccessListEntries } from '../services/access-lists/add-entries.js';
import { removeAccessListEntry } from '../services/access-lists/remove-entry.js';
import { cidrBlocksOf } from '../store/queries/access-list-entries.js';
import { at, type SeedPath, SeedProblem } from './seed-problem.js';
import type { SeedRun } from './seed-run.js';

/** Makes these the entries of a credential's access list; `undefined` leaves them as they are. */
export async function applyAccessList(
  run: SeedRun,
  caller: Caller,
  holder: ListHolder,
  asked: readonly string[] | undefined,
  path: SeedPath,
): Promise<void> {
  if (asked === undefined) return;
  const wanted = new Map<string, { entry: AskedEntry; path: SeedPath }>();
  for (const [index, text] of asked.entries()) {
    const place = [...path, index];
    const entry = text.includes('/') ? { cidrBlock: text } : { ipAddress: text };
    const [block] = await at(place, () => readEntries([entry]));
    if (block === undefined) continue;
    if (wanted.has(block.cidrBlock)) throw new SeedProblem(place, `${text} is in this list already`);
    wanted.set(block.cidrBlock, { entry, path: place });
  }
  const findHolder = () => Promise.resolve(holder);
  // First, because a list has a limit.
  for (const block of await cidrBlocksOf(run.transaction.database, holder.id))
    if (!wanted.delete(block)) await removeAccessListEntry(run.services, caller, findHolder, block);
  for (const { entry, path: place } of wanted.values())
    await at(place, () => addAccessListEntries(run.services, caller, findHolder, [entry]));
}
