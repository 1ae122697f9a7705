import type { Static } from 'typebox';
import { errorCatalogue } from '../../domain/errors.js';
import type { LedgerFilter } from '../../domain/ledger.js';
import type { Services } from '../../services/services.js';
import { findAccountByName } from '../../store/queries/users.js';
import { TOKEN, TOKEN_OPERATION } from '../fault-targets.js';
import type { TestCallQuery } from '../schemas/testing.js';
import type { TestControls } from '../test-controls.js';
import { readDate } from '../wire/dates.js';
import { oauthCodes } from '../wires/oauth-errors.js';
import { guess, isCredential, noCredential, targetsNamed, wrong } from './test-names.js';

/**
 * Which calls are asked for. Throws RefusalError for what no call can have: who waits for no call of a name that does not exist
 * would never learn of it.
 */
export async function readCallFilter(
  { since, until, operation, ...same }: Static<typeof TestCallQuery>,
  { faultTargets, faults, ledger }: Pick<TestControls, 'faultTargets' | 'faults' | 'ledger'>,
  services: Services,
): Promise<LedgerFilter> {
  if (operation !== undefined) targetsNamed(operation, faultTargets, 'operation');
  if (same.code !== undefined) requireCode(same.code);
  const calls = ledger.list({});
  const places = faults.list().length;
  if (same.fault !== undefined && same.fault > places && !calls.some(({ fault }) => fault === same.fault))
    throw wrong('fault', `is the place of no rule: there are ${places}`);
  const names = new Set(calls.flatMap(({ credential }) => credential ?? []));
  if (same.credential !== undefined && !names.has(same.credential))
    await requireCredential(same.credential, [...names], services);
  const filter = {
    since: since === undefined ? undefined : readDate(since, 'since'),
    until: until === undefined ? undefined : readDate(until, 'until'),
  };
  if (filter.since !== undefined && filter.until !== undefined && filter.until <= filter.since)
    throw wrong('until', 'must be after since: no call fits');
  return { ...same, ...filter, operation: operation === TOKEN ? TOKEN_OPERATION : operation };
}

function requireCode(code: string): void {
  const codes = [...Object.keys(errorCatalogue), ...oauthCodes];
  if (!codes.includes(code)) throw wrong('code', `is no error code: ${code}${guess(code, codes)}`);
}

async function requireCredential(
  name: string,
  names: readonly string[],
  { decision: { directory }, store }: Services,
): Promise<void> {
  if (await isCredential(name, { directory })) return;
  if ((await findAccountByName(store.reader, name)) === undefined)
    throw wrong('credential', await noCredential(name, { store }, names));
}
