import { useState } from 'react';
import { addGroupUser } from '../../api/calls/users.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { attemptEach } from '../../kit/attempt-each.js';

/** Who got what of granting access so far; some can be refused at one attempt and pass at the next. */
export interface Granted {
  /** Members of the organization, who can use the project now. */
  readonly granted: readonly string[];
  /** Others, who were invited to the organization. */
  readonly invited: readonly string[];
}

/** Gives people the roles in the project, with a call for each address. `grant` tells `done` whom it refused, and all else so far. */
export function useGranting(groupId: string, roles: readonly string[]) {
  const [result, setResult] = useState<Granted>({ granted: [], invited: [] });
  const sending = useSteps((addresses: readonly string[]) =>
    attemptEach(addresses, (address) => send(addGroupUser(groupId, { username: address, roles }))),
  );
  function grant(addresses: readonly string[], done: (refused: readonly string[], all: Granted) => void) {
    sending.mutate(addresses, {
      onSuccess({ done: added, failed }) {
        const namesOf = (isPending: boolean) =>
          added
            .filter(({ answer }) => (answer.orgMembershipStatus === 'PENDING') === isPending)
            .map(({ item }) => item);
        const all = {
          granted: [...new Set([...result.granted, ...namesOf(false)])],
          invited: [...new Set([...result.invited, ...namesOf(true)])],
        };
        setResult(all);
        done(
          failed.map(({ item }) => item),
          all,
        );
      },
    });
  }
  const failed = sending.data?.failed ?? [];
  return { sending, result, failed, isDone: sending.isSuccess && failed.length === 0, grant };
}
