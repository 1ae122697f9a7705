import { errorCatalogue, isErrorCode } from '../../domain/errors.js';
import type { RefusalFacts } from '../refusal-tally.js';
import { type ChallengeCode, challengeDetails } from './challenge-code.js';
import { addressOf, type Decision } from './decision.js';
import { accessListStep, withoutEntries } from './steps/access-list.js';
import { decisionSteps } from './steps.js';

/** Steps whose words hold nothing that the caller chose, and no access list, which not everybody may see who sees refusals. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  'requirement',
  'permission',
  'reach',
  'rateLimit',
  'apiPermission',
  'apiLimit',
]);

/** Codes of the step scope that name an id only after it was found to be one. */
const OWN_WORDS_OF_SCOPE: ReadonlySet<string> = new Set([
  'USER_CANNOT_ACCESS_GROUP',
  'GROUP_NOT_FOUND',
  'ORG_NOT_FOUND',
]);

/** What is kept of the refusal of a request, whose answer had the code. Neither header, body nor query is in it. */
export function refusalFactsOf(decision: Decision, code: string): RefusalFacts {
  return {
    address: decision.asked.address?.text ?? '',
    step: decision.stoppedAt ?? '',
    isProved: decision.caller !== undefined || code === 'DIGEST_URI_MISMATCH',
    permission: missingPermission(decision, code) ?? '',
    detail: () => ownWords(decision, code) ?? meaningOf(code),
  };
}

function missingPermission({ stoppedAt, rule }: Decision, code: string): string | undefined {
  switch (stoppedAt) {
    case 'scope':
      return code === 'USER_CANNOT_ACCESS_GROUP' ? rule.permission : undefined;
    case 'permission':
      return code === 'USER_UNAUTHORIZED' ? rule.permission : undefined;
    case 'reach':
      return code === 'USER_UNAUTHORIZED' ? rule.operation?.reach?.needs?.permission : undefined;
    case 'apiPermission':
      return rule.guarded && `${rule.guarded.api.name}/${rule.guarded.route?.permission}`;
    default:
      return undefined;
  }
}

function ownWords(decision: Decision, code: string): string | undefined {
  const { stoppedAt, stop } = decision;
  if (stoppedAt === undefined) return undefined;
  if (stoppedAt === accessListStep.name) return withoutEntries(addressOf(decision).text, false);
  if (!OWN_WORDS.has(stoppedAt) && !(stoppedAt === 'scope' && OWN_WORDS_OF_SCOPE.has(code))) return undefined;
  const step = decisionSteps.find(({ name }) => name === stoppedAt);
  return (stop?.because ?? step?.record?.(decision))?.detail;
}

function meaningOf(code: string): string {
  return isErrorCode(code) ? errorCatalogue[code].meaning : (challengeDetails[code as ChallengeCode] ?? '');
}
