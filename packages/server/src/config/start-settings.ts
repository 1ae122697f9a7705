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
      'The definition of a guarded API, YAML or JSON, that the start applies where it is not the active version ([guard](../guides/guard.md)). On a store that is not in use the first organization gets the name that the definition has.',
    parse: nonEmpty,
  }),
  guardDialect: setting<GuardDialect>({
    env: 'SALLYPORT_GUARD_DIALECT',
    flag: '--guard-dialect',
    form: guardDialects.map((dialect) => `\`${dialect}\``).join(', '),
    default: 'nginx',
    description:
      'Of the gate that `--guard` makes where its definition names none. It is called as the API is.',
    parse: (text) => oneOf(text, guardDialects),
  }),
};
