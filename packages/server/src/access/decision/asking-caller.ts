import { refuse } from '../../domain/errors.js';
import type { Asker } from '../../store/asker.js';
import type { Change } from '../../store/store.js';
import { type Caller, type Credential, nameOf } from '../principal.js';
import type { Admission } from './admission.js';
import { type Decision, refused } from './decision.js';
import { Stopped } from './stopped.js';
import type { Moment } from './transaction-basis.js';

type Walks = Pick<Admission, 'confirm' | 'confirmIn'>;

/**
 * The caller of a request whose writes are decided again at their turn. What it may do then is seen in its principal: an
 * operation can ask for more than its steps, and whoever lost a part of its roles meanwhile must not use them.
 */
export function askingCaller(
  { principal, address }: Caller,
  organizationId: string | undefined,
  decision: Decision,
  admission: Walks,
): Caller {
  let asker: Asker | undefined;
  const caller = {
    principal,
    address,
    organizationId,
    asker() {
      asker ??= createAsker(caller, decision, admission);
      return asker;
    },
  };
  return caller;
}

function createAsker(
  caller: { principal: Caller['principal'] },
  decision: Decision,
  admission: Walks,
): Asker | undefined {
  if (decision.knownAt === undefined) return undefined;
  let knownAt = decision.knownAt;
  let proof = decision.identified?.once?.();
  return {
    get knownAt() {
      return knownAt;
    },
    proof: () => proof,
    async confirm(moment, missed) {
      // What it sees may be a draft that is undone: another run of the write decides anew.
      knownAt = { server: undefined, through: [] };
      const current = await confirmed(moment, missed);
      if (current.stop !== undefined) throw new Stopped(current.stop, current.stoppedAt);
      // A visitor's session may have ended.
      if (current.caller === undefined) throw new Stopped(refused(refuse('NO_CURRENT_USER')));
      caller.principal = current.caller.principal;
    },
    committed({ server, places }) {
      const through = server === knownAt.server ? [...knownAt.through] : [];
      for (const { slot, value } of places) through[slot] = value;
      knownAt = { server, through };
      proof = undefined;
    },
  };

  /** What has to be loaded is read by the transaction: one that waits for a second connection can wait for itself. */
  async function confirmed(moment: Moment, missed: Missed): Promise<Decision> {
    const { principal } = caller;
    // Sessions are looked up with a promise even when they are in memory.
    if (principal.kind !== 'user' && areOthers(await missed(), principal)) {
      const inMemory = admission.confirm(decision);
      if (!(inMemory instanceof Promise)) return inMemory;
      inMemory.catch(() => {});
    }
    return admission.confirmIn(moment, decision);
  }
}

type Missed = Parameters<Asker['confirm']>[1];

/** Whether nothing but other credentials was changed: by them nobody else is decided. */
function areOthers(changes: readonly Change[] | undefined, principal: Credential): boolean {
  const name = nameOf(principal);
  return changes?.every(({ kind, subject }) => kind === 'credential' && subject !== name) === true;
}
