import { useQuery } from '@tanstack/react-query';
import { findPeople, type PeopleQuery } from '../api/calls/users.js';
import { read } from '../api/query.js';
import { usePaused } from '../kit/usePaused.js';
import { fullName } from './people.js';

/** People of an organization whom the last address that is typed may mean, for a `PeopleField`. */
export function useSuggestedPeople(orgId: string, typed: string, query: PeopleQuery = {}) {
  const sought = usePaused(typed.split(/[\s,;]+/).at(-1) ?? '');
  const { data } = useQuery(read(findPeople(orgId, sought, query)));
  return data?.results.map((person) => ({ username: person.username, name: fullName(person) }));
}
