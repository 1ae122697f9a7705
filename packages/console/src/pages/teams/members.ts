import type { OrgUser } from '../../api/calls/users.js';

/** Those of the people who are in the team, or will be when they accept their invitation. */
export function membersOf(people: readonly OrgUser[], teamId: string): OrgUser[] {
  return people.filter(({ teamIds }) => teamIds.includes(teamId));
}

/** What to say of addresses that belong to nobody in the organization. */
export function strangersProblem(strangers: readonly string[]): string | undefined {
  if (strangers.length === 0) return undefined;
  const are = strangers.length === 1 ? 'is' : 'are';
  return `${strangers.join(', ')} ${are} not in this organization. Invite them on the page Users first.`;
}
