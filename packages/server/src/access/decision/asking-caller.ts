import { refuse } from '../../domain/errors.js';
import type { Asker } from '../../store/asker.js';
import type { Caller } from '../principal.js';
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
    async confirm(moment, isMemoryCurrent) {
      const current = await confirmed(moment, isMemoryCurrent);
      if (current.stop !== undefined) throw new Stopped(current.stop);
      // A visitor's session may have ended.
      if (current.caller === undefined) throw new Stopped(refused(refuse('NO_CURRENT_USER')));
      caller.principal = current.caller.principal;
    },
    committed(known) {
      knownAt = known;
      proof = undefined;
    },
  };

  /** What has to be loaded is read by the transaction: one that waits for a second connection can wait for itself. */
  function confirmed(moment: Moment, isMemoryCurrent: boolean): Decision | Promise<Decision> {
    // Sessions are looked up with a promise even when they are in memory.
    const inMemory = isMemoryCurrent && caller.principal.kind !== 'user' && admission.confirm(decision);
    if (inMemory && !(inMemory instanceof Promise)) return inMemory;
    if (inMemory) inMemory.catch(() => {});
    return admission.confirmIn(moment, decision);
  }
}
