import { refuse } from '../../../domain/errors.js';
import { defineStep, refused } from '../decision.js';

/** The resource version that the `Accept` header asks for. After identification, as the live service has it. */
export const versionStep = defineStep({
  name: 'version',
  title: 'Version',
  does: 'Accept → newest version not after the date asked',
  refuses: '406',
  decide(decision) {
    decision.version = decision.rule.resolveVersion(decision.asked.headers.accept);
    return decision.version === undefined ? refused(refuse('INVALID_VERSION_DATE')) : undefined;
  },
  record({ asked, stop, version }) {
    if (stop === undefined)
      return version === 'unversioned' ? undefined : { detail: `Version ${version} is served.` };
    return { detail: `No version is served for Accept: ${asked.headers.accept ?? '(none)'}.` };
  },
});
