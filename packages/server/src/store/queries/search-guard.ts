import { sql } from 'kysely';
import { LIMIT, type Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import type { Reader } from '../store.js';
import { contains, patternOf } from './name-match.js';
import { naturalText } from './sort-keys.js';

interface Sought {
  readonly organizationId: string;
  readonly pattern: string;
}

const apis = prepared((reader, { organizationId, pattern }: Placeholders<Sought>) =>
  reader
    .selectFrom('guarded_apis')
    .select(['name', 'title'])
    .where('organization_id', '=', organizationId)
    .where((where) => where.or([contains(reader, 'name', pattern), contains(reader, 'title', pattern)]))
    .orderBy(naturalText(reader, sql.ref('name')))
    .orderBy('name')
    .limit(LIMIT),
);

/** The guarded APIs of an organization whose name or title holds a text, by name. */
export function searchGuardedApis(reader: Reader, organizationId: string, text: string, limit: number) {
  return apis.all(reader, { organizationId, pattern: patternOf(text) }, { limit, offset: 0 });
}

const gates = prepared((reader, { organizationId, pattern }: Placeholders<Sought>) =>
  reader
    .selectFrom('gates')
    .innerJoin('guarded_apis', 'guarded_apis.id', 'gates.api_id')
    .select(['gates.name', 'guarded_apis.title as apiTitle'])
    .where('guarded_apis.organization_id', '=', organizationId)
    .where(contains(reader, 'gates.name', pattern))
    .orderBy(naturalText(reader, sql.ref('gates.name')))
    .orderBy('gates.name')
    .limit(LIMIT),
);

/** The gates of an organization whose name holds a text, by name. */
export function searchGates(reader: Reader, organizationId: string, text: string, limit: number) {
  return gates.all(reader, { organizationId, pattern: patternOf(text) }, { limit, offset: 0 });
}
