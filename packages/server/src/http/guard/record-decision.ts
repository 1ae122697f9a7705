import { challengeCodeOf } from '../../access/decision/challenge-code.js';
import type { Decision } from '../../access/decision/decision.js';
import { refusalFactsOf } from '../../access/decision/refusal-facts.js';
import type { UseRecorder } from '../../access/use-recorder.js';
import type { Decided } from './gate-handler.js';

/** Codes that tell of no attempt: the first request of a client without credentials, and a server that cannot say. */
const UNLISTED: ReadonlySet<string> = new Set(['CREDENTIALS_MISSING', 'NONCE_STALE', 'NOT_READY']);

/** Records what gates were answered, as calls and refusals of their API. */
export function createRecordDecision({ record }: Pick<UseRecorder, 'record'>): (decided: Decided) => void {
  return ({ gate, decision, verdict }) => {
    const { caller, stop, project, rule } = decision;
    const principal = caller?.principal ?? (stop?.kind === 'challenge' ? stop.unproved : undefined);
    const code = codeOf(decision) ?? verdict.refusal?.code ?? '';
    record({
      organizationId: principal === undefined || principal.kind === 'user' ? '' : principal.organizationId,
      projectId: project?.id ?? '',
      credentialId: principal?.id ?? '',
      api: gate.apiName,
      operation: rule.guarded?.route?.name ?? '',
      code,
      isAllowed: verdict.passes,
      refusal: code === '' || UNLISTED.has(code) ? undefined : refusalFactsOf(decision, code),
    });
  };
}

function codeOf({ stop, asked }: Decision): string | undefined {
  if (stop?.kind !== 'challenge') return undefined;
  const { authorization, 'x-api-key': key } = asked.headers;
  return challengeCodeOf(stop, authorization === undefined && key === undefined);
}
