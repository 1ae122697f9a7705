import type { Private } from '@sallyport/client';
import { CommandError } from '../command-error.js';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { list, text, toggle } from '../kit/flags.js';
import { given } from '../kit/given.js';
import { eitherScope } from '../kit/scopes.js';
import { counted, inOrganization, inProject, output, paged, pageQuery } from '../kit/shared-flags.js';
import { type Column, table, tableTime } from '../output/table.js';
import { pageTable } from '../views.js';
import { importCommand } from './import-credentials.js';

type Credential = Private.CredentialOverview;

const columns: readonly Column<Credential>[] = [
  ['ID', ({ id }) => id],
  ['NAME', ({ publicKey, name }) => publicKey ?? name],
  ['DESCRIPTION', ({ description }) => description],
  ['KIND', ({ notes }) => notes.kind],
  ['LABEL', ({ notes }) => notes.label],
  ['OWNER', ({ notes }) => notes.owner],
  ['TAGS', ({ notes }) => notes.tags.join(', ')],
  ['MADE BY', ({ madeBy }) => madeBy],
  ['LAST USED', ({ lastUsedAt }) => (lastUsedAt === null ? null : tableTime(lastUsedAt))],
];

const ID = 'ID of the API key, or client ID of the service account.';

const listCredentials = defineCommand({
  name: 'list',
  summary: 'List API keys and service accounts together, with what is noted of them.',
  operations: ['listOrgCredentials', 'listGroupCredentials'],
  flags: {
    ...output,
    ...inOrganization,
    ...inProject,
    ...paged,
    ...counted,
    kind: text('Only those of which this kind is noted.', { placeholder: 'kind' }),
    owner: text('Only those of which this owner is noted.', { placeholder: 'owner' }),
    tag: text('Only those with this tag.', { placeholder: 'tag' }),
    madeBy: text('Only those that this user, API key or service account created.', { placeholder: 'name' }),
    search: text('Only those whose public key, client ID, name or description contains this.', {
      placeholder: 'text',
    }),
  },
  examples: [
    { text: 'List the credentials of agents', line: 'credentials list --kind agent' },
    { text: 'List what somebody answers for', line: 'credentials list --owner ada@example.com' },
  ],
  async run(context) {
    const { kind, owner, tag, madeBy, search } = context.flags;
    const scope = eitherScope(context.flags);
    const page = await context.call(scope.operation('listOrgCredentials', 'listGroupCredentials'), {
      ...scope.id(context),
      ...given({ noteKind: kind, owner, tag, madeBy, search }),
      ...pageQuery(context.flags),
    });
    context.show(page, pageTable(columns));
  },
});

/** What stays as it is says nothing; an empty text removes. */
const noted = (flag: string | undefined, before: string | null) =>
  flag === undefined ? before : flag === '' ? null : flag;

const notes = defineCommand({
  name: 'notes',
  summary:
    'Note of an API key or service account what uses it and who answers for it. Without flags, show it. Notes give no rights.',
  operations: ['getOrgCredential', 'getGroupCredential', 'setOrgCredentialNotes', 'setGroupCredentialNotes'],
  arguments: { credential: ID },
  flags: {
    ...output,
    ...inOrganization,
    ...inProject,
    kind: text('What uses it, in one word: agent, ci. An empty text removes it.', { placeholder: 'kind' }),
    label: text('A few words that lists, events and gates show. An empty text removes them.', {
      placeholder: 'text',
    }),
    owner: text('Who answers for it. An empty text removes it.', { placeholder: 'owner' }),
    tag: list('All tags from now on; name the flag for each.', { placeholder: 'tag' }),
    noTags: toggle('Remove all tags.'),
  },
  examples: [
    {
      text: 'Note that an agent uses an API key',
      line: 'credentials notes 32b6e34b3d91647abb20e7b8 --kind agent --label "Support bot" --tag prod',
    },
    {
      text: 'Show what is noted of a service account',
      line: 'credentials notes mdb_sa_id_5e2211c17a3e5a48f5497de3',
    },
  ],
  async run(context) {
    const { kind, label, owner, tag, noTags } = context.flags;
    if (noTags && tag.length > 0) throw new CommandError('both --tag and --noTags set');
    const { credential: credentialId } = context.arguments;
    const scope = eitherScope(context.flags);
    const which = { ...scope.id(context), credentialId };
    const found = await context.call(scope.operation('getOrgCredential', 'getGroupCredential'), which);
    const isAsked = [kind, label, owner].some((flag) => flag !== undefined) || tag.length > 0 || noTags;
    const before = found.notes;
    const shown = isAsked
      ? await context.call(scope.operation('setOrgCredentialNotes', 'setGroupCredentialNotes'), {
          ...which,
          body: {
            kind: noted(kind, before.kind),
            label: noted(label, before.label),
            owner: noted(owner, before.owner),
            tags: noTags ? [] : tag.length > 0 ? [...tag] : before.tags,
          },
        })
      : found;
    context.show(shown, (credential, width) => table(columns, [credential], width));
  },
});

export const credentials: CommandGroup = {
  name: 'credentials',
  summary: 'Show API keys and service accounts together, note what uses them, and import them.',
  commands: [listCredentials, notes, importCommand],
};
