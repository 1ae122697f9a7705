import { refuse } from '../../../domain/errors.js';
import { refused, type Step } from '../decision.js';

/** The resource version that the `Accept` header asks for. After identification, as the live service has it. */
export const versionStep: Step = {
  name: 'version',
  decide(decision) {
    decision.version = decision.rule.resolveVersion(decision.asked.headers.accept);
    return decision.version === undefined ? refused(refuse('INVALID_VERSION_DATE')) : undefined;
  },
  record({ asked, stop, version }) {
    if (stop === undefined)
      return version === 'unversioned' ? undefined : { detail: `Version ${version} is served.` };
    return { detail: `No version is served for Accept: ${asked.headers.accept ?? '(none)'}.` };
  },
};
