import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Admission } from '../../access/decision/admission.js';
import type { Decision } from '../../access/decision/decision.js';
import type { Faults, FaultTarget, TakenFault } from '../../domain/faults.js';
import type { Answers } from '../answer-refusal.js';
import type { CompiledOperation } from '../compiled-operation.js';
import { faultTarget, takesFaults } from '../fault-targets.js';
import type { Operation } from '../operation.js';
import type { Run } from '../run-operation.js';
import { callerName } from './callers.js';
import { answerFault } from './fault-answers.js';
import type { Enter } from './ledger-entries.js';

/** A fault that meets a request which is under way. */
export interface MetFault {
  readonly fault: TakenFault;
  /** What comes in place of the answer to work that was done; undefined: the answer itself, late or cut off. */
  readonly instead: (() => void) | undefined;
  /** Whether what it does has begun. */
  hasBegun: boolean;
}

export type MetFaults = WeakMap<FastifyRequest, MetFault>;

interface FaultRunParts {
  readonly faults: Faults;
  readonly met: MetFaults;
  readonly answers: Answers;
  readonly enter: Enter;
  /** Decides again: who waited may have been revoked. */
  readonly confirm: Admission['confirm'];
}

/** Runs operations, but for what a fault keeps from being run; what comes after is the sender's (test-sender.ts). */
export function runWithFaults(run: Run, parts: FaultRunParts): Run {
  const targets = new Map<Operation, FaultTarget>();
  const targetOf = (operation: Operation) => {
    const target = targets.get(operation) ?? faultTarget(operation);
    targets.set(operation, target);
    return target;
  };
  return (compiled, request, reply, decision) => {
    // A client whose secret is wrong is nobody yet, and hears that first.
    const mayMeet = decision.stop === undefined && takesFaults(compiled.operation.wire);
    const fault = mayMeet ? parts.faults.take(targetOf(compiled.operation), callerName(decision)) : undefined;
    return fault === undefined
      ? run(compiled, request, reply, decision)
      : runInto(parts, fault, run, compiled, request, reply, decision);
  };
}

async function runInto(
  { met, answers, enter, confirm }: FaultRunParts,
  fault: TakenFault,
  run: Run,
  compiled: CompiledOperation,
  request: FastifyRequest,
  reply: FastifyReply,
  decision: Decision,
): Promise<void> {
  const { status, connection, delayMs, effect } = fault.rule;
  const isAnsweredItself = status === undefined && (connection === undefined || connection === 'cut');
  const instead = () => {
    if (status !== undefined) {
      answerFault(answers, request, reply, decision, fault.rule);
      return;
    }
    reply.hijack();
    if (connection === 'close') reply.raw.destroy();
    enter(request, { status: null, code: null, fault: fault.place });
  };
  const isBefore = effect === 'before';
  met.set(request, { fault, instead: isAnsweredItself ? undefined : instead, hasBegun: isBefore });
  if (isBefore && !isAnsweredItself) {
    await sleep(delayMs);
    instead();
    return;
  }
  if (!isBefore || delayMs === 0) return run(compiled, request, reply, decision);
  await sleep(delayMs);
  const later = await confirm(decision);
  if (answers.answerUnlessAdmitted(request, reply, later)) return run(compiled, request, reply, later);
}
