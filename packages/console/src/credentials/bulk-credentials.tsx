import { useState } from 'react';
import { addToAccessList } from '../api/calls/access-lists.js';
import { deleteApiKey, inviteApiKey } from '../api/calls/api-keys.js';
import { type Credential, getCredential, setCredentialNotes } from '../api/calls/credentials.js';
import type { Scope } from '../api/calls/scopes.js';
import { deleteServiceAccount, inviteServiceAccount } from '../api/calls/service-accounts.js';
import { send } from '../api/send.js';
import { TextAreaField, TextField } from '../kit/Field.js';
import { BulkDialog, NotDone } from '../lists/BulkDialog.js';
import type { BulkAction, BulkProps } from '../lists/TickedBar.js';
import { useProjectGrant } from '../lists/useProjectGrant.js';
import { credentialTitle } from './credential-name.js';
import { rolesOf } from './credential-roles.js';
import { noteProblems, tagsOf } from './note-texts.js';
import { entriesProblem, readTypedEntries } from './typed-entries.js';

type Props = BulkProps<Credential> & { readonly scope: Scope };

/** What whoever looks at a list of credentials may do to many of them. */
export function bulkActions(scope: Scope, mayChange: boolean): readonly BulkAction<Credential>[] {
  if (!mayChange) return [];
  const isOrganization = scope.kind === 'organization';
  return [
    {
      label: 'Add Access List Entry',
      icon: 'plus',
      dialog: (props) => <AddEntries {...props} scope={scope} />,
    },
    {
      label: 'Set Owner and Tags',
      icon: 'edit',
      dialog: (props) => <SetNotes {...props} scope={scope} />,
    },
    ...(isOrganization
      ? [
          {
            label: 'Invite to Project',
            dialog: (props: BulkProps<Credential>) => <Invite {...props} orgId={scope.orgId} />,
          },
        ]
      : []),
    {
      label: isOrganization ? 'Delete' : 'Remove from this project',
      icon: 'trash',
      look: 'danger',
      dialog: (props) => <Delete {...props} scope={scope} />,
    },
  ];
}

function countedCredentials(count: number, rows: readonly Credential[]): string {
  const noun = rows[0]?.kind === 'API_KEY' ? 'API key' : 'service account';
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function Delete({ scope, ...bulk }: Props) {
  const isOrganization = scope.kind === 'organization';
  const counted = (count: number) => countedCredentials(count, bulk.rows);
  const title = isOrganization
    ? `Delete ${counted(bulk.rows.length)}?`
    : `Remove ${counted(bulk.rows.length)} from this project?`;
  return (
    <BulkDialog
      {...bulk}
      title={title}
      action={isOrganization ? 'Delete' : 'Remove from this project'}
      look="danger"
      nameOf={credentialTitle}
      done={(count) => `${counted(count)} ${isOrganization ? 'deleted' : 'removed from the project'}`}
      run={(row) => {
        if (!isOrganization && rolesOf(row, scope).length === 0) throw new NotDone(NO_ROLE_HERE);
        return send(
          row.kind === 'API_KEY' ? deleteApiKey(scope, row.id) : deleteServiceAccount(scope, row.id),
        );
      }}
    >
      <p>
        {isOrganization
          ? 'Programs that use them are refused at once. Their access lists and roles in projects go with them. This cannot be taken back.'
          : 'They lose their roles in this project at once, and stay in the organization.'}
      </p>
    </BulkDialog>
  );
}

const NO_ROLE_HERE = 'It has no role of its own here: it comes in through its role in the organization.';

function AddEntries({ scope, ...bulk }: Props) {
  const [text, setText] = useState('');
  const typed = readTypedEntries(text);
  return (
    <BulkDialog
      {...bulk}
      title={`Add access list entries to ${countedCredentials(bulk.rows.length, bulk.rows)}`}
      action="Add"
      nameOf={credentialTitle}
      done={(count) => `Entries added to ${countedCredentials(count, bulk.rows)}`}
      problems={{ entries: entriesProblem(typed) }}
      run={({ kind, id }) => send(addToAccessList({ kind, scope, orgId: scope.orgId, id }, typed.entries))}
    >
      {(problem) => (
        <TextAreaField
          label="IP Address or CIDR Block"
          hint="IPv4 or IPv6. Several can be added at once: put commas or new lines between them."
          rows={2}
          autoFocus
          spellCheck={false}
          autoCapitalize="off"
          value={text}
          problem={problem('entries')}
          onChange={(event) => setText(event.target.value)}
        />
      )}
    </BulkDialog>
  );
}

/** Owner and further tags; what else is noted of each stays. */
function SetNotes({ scope, ...bulk }: Props) {
  const [owner, setOwner] = useState('');
  const [tags, setTags] = useState('');
  const asked = noteProblems({ kind: '', label: '', owner, tags });
  const isNothing = owner.trim() === '' && tags.trim() === '';
  return (
    <BulkDialog
      {...bulk}
      title={`Set owner and tags of ${countedCredentials(bulk.rows.length, bulk.rows)}`}
      action="Set Owner and Tags"
      nameOf={credentialTitle}
      done={(count) => `Owner and tags set of ${countedCredentials(count, bulk.rows)}`}
      problems={{ owner: isNothing ? 'Type an owner, tags, or both.' : asked.owner, tags: asked.tags }}
      run={async ({ id }) => {
        // As they are now: the list may be older.
        const { notes } = await send(getCredential(scope, id));
        const all = new Set([...notes.tags, ...tagsOf(tags)]);
        const given = owner.trim() === '' ? notes.owner : owner.trim();
        return send(setCredentialNotes(scope, id, { ...notes, owner: given, tags: [...all] }));
      }}
    >
      {(problem) => (
        <>
          <TextField
            label="Owner"
            hint="Who answers for them: a user name, or a team. Without one, each keeps the owner that it has."
            autoCapitalize="none"
            spellCheck={false}
            value={owner}
            problem={problem('owner')}
            onChange={(event) => setOwner(event.target.value)}
          />
          <TextField
            label="Further Tags"
            hint="Each keeps the tags that it has. Put commas or spaces between several."
            autoCapitalize="none"
            spellCheck={false}
            value={tags}
            problem={problem('tags')}
            onChange={(event) => setTags(event.target.value)}
          />
        </>
      )}
    </BulkDialog>
  );
}

function Invite({ orgId, ...bulk }: BulkProps<Credential> & { orgId: string }) {
  const { groupId, projectName, roles, problems, fields } = useProjectGrant(orgId);
  return (
    <BulkDialog
      {...bulk}
      title={`Invite ${countedCredentials(bulk.rows.length, bulk.rows)} to a project`}
      action="Invite to Project"
      nameOf={credentialTitle}
      done={(count) => `${countedCredentials(count, bulk.rows)} invited to ${projectName}`}
      problems={problems}
      run={({ kind, id }) =>
        send(kind === 'API_KEY' ? inviteApiKey(groupId, id, roles) : inviteServiceAccount(groupId, id, roles))
      }
    >
      {fields}
    </BulkDialog>
  );
}
