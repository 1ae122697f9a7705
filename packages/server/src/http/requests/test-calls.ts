import type { Static } from 'typebox';
import type { LedgerFilter } from '../../domain/ledger.js';
import { TOKEN, TOKEN_OPERATION } from '../fault-targets.js';
import type { TestCallQuery } from '../schemas/testing.js';
import { readDate } from '../wire/dates.js';

export function readCallFilter({
  since,
  until,
  operation,
  ...same
}: Static<typeof TestCallQuery>): LedgerFilter {
  return {
    ...same,
    operation: operation === TOKEN ? TOKEN_OPERATION : operation,
    since: since === undefined ? undefined : readDate(since, 'since'),
    until: until === undefined ? undefined : readDate(until, 'until'),
  };
}
