import type { OrgUser } from '../../api/calls/users.js';
import type { usePeople } from '../../kit/PeopleField.js';

/**
 * Takes the addresses that are typed. False when one is none, or belongs to nobody of the organization as far as its
 * people are known; the field then says so.
 */
export function takeMembers(
  people: ReturnType<typeof usePeople>,
  known: readonly OrgUser[] | undefined,
): boolean {
  const addresses = people.settle();
  if (addresses === undefined) return false;
  const strangers = known
    ? addresses.filter((address) => !known.some(({ username }) => username === address))
    : [];
  if (strangers.length === 0) return true;
  const are = strangers.length === 1 ? 'is' : 'are';
  people.replace(
    addresses,
    `${strangers.join(', ')} ${are} not in this organization. Invite them on the page Users first.`,
  );
  return false;
}
