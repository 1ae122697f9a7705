import { type GuardDialect, guardDialects } from '../domain/guard/definition.js';
import { setting } from './setting.js';
import { nonEmpty, oneOf } from './setting-forms.js';

/** What a start brings into the store. */
export const startSettings = {
  seedFile: setting<string | undefined>({
    env: 'SALLYPORT_SEED_FILE',
    flag: '--seed',
    form: 'file',
    default: undefined,
    description:
      'Seed file (YAML or JSON): the organizations, projects, users, API keys and service accounts in it are created or updated at the start. On an empty store it replaces the organization that a first start creates.',
    parse: nonEmpty,
  }),
  guardFile: setting<string | undefined>({
    env: 'SALLYPORT_GUARD_FILE',
    flag: '--guard',
    form: 'file',
    default: undefined,
    description:
      'Definition of a guarded API (YAML or JSON): applied at the start if it is not the active version ([guard](../guides/guard.md)). On an empty store the first organization gets the name that the definition has.',
    parse: nonEmpty,
  }),
  guardDialect: setting<GuardDialect>({
    env: 'SALLYPORT_GUARD_DIALECT',
    flag: '--guard-dialect',
    form: guardDialects.map((dialect) => `\`${dialect}\``).join(', '),
    default: 'nginx',
    description:
      'Kind of proxy of the gate that `--guard` creates if the definition has no `gates`. The gate has the name of the API.',
    parse: (text) => oneOf(text, guardDialects),
  }),
};
