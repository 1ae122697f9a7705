import { searchGates, searchGuardedApis } from '../../store/queries/search-guard.js';
import type { Reader } from '../../store/store.js';

/** Guarded APIs and gates of an organization whose name or title holds a text. Their names are what they are known by. */
export async function findGuarded(reader: Reader, organizationId: string, text: string, limit: number) {
  const apis = await searchGuardedApis(reader, organizationId, text, limit);
  const gates = await searchGates(reader, organizationId, text, limit);
  return [
    ...apis.map(({ name, title }) => ({
      kind: 'guarded_api' as const,
      id: name,
      organizationId,
      name: title,
      detail: name,
    })),
    ...gates.map(({ name, apiTitle }) => ({
      kind: 'gate' as const,
      id: name,
      organizationId,
      name,
      detail: apiTitle,
    })),
  ];
}
