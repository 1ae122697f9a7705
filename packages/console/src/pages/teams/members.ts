import { findOrgUser, type MembershipStatus } from '../../api/calls/users.js';
import { send } from '../../api/send.js';
import { attemptEach } from '../../kit/attempt-each.js';

/** So many look-ups are under way at once. */
const AT_ONCE = 4;

/** Addresses that belong to nobody of the organization. */
export class Strangers extends Error {
  override readonly name = 'Strangers';

  constructor(addresses: readonly string[]) {
    const are = addresses.length === 1 ? 'is' : 'are';
    super(`${addresses.join(', ')} ${are} not in this organization. Invite them on the page Users first.`);
  }
}

/**
 * The people of an organization with these addresses.
 *
 * @throws Strangers unless all of them are in it
 */
export async function findMembers(
  orgId: string,
  addresses: readonly string[],
  statuses: readonly MembershipStatus[] = [],
): Promise<readonly { readonly id: string; readonly username: string }[]> {
  const { done, failed } = await attemptEach(
    addresses,
    (address) => send(findOrgUser(orgId, address, statuses)),
    { atOnce: AT_ONCE },
  );
  if (failed[0]) throw failed[0].error;
  const members = new Map(
    done.flatMap(({ item, answer: { results } }) => results.map((user) => [item, user])),
  );
  const strangers = addresses.filter((address) => !members.has(address));
  if (strangers.length > 0) throw new Strangers(strangers);
  return addresses.flatMap((address) => members.get(address) ?? []);
}
