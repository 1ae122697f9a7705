import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { inviteApiKey } from '../api/calls/api-keys.js';
import { type Credential, listCredentials } from '../api/calls/credentials.js';
import { inviteServiceAccount } from '../api/calls/service-accounts.js';
import { read, useSteps } from '../api/query.js';
import { send } from '../api/send.js';
import { CLIENT_ID_PREFIX } from '../domain.js';
import { Button } from '../kit/Button.js';
import { CallPanel } from '../kit/CallPanel.js';
import { Dialog } from '../kit/Dialog.js';
import { useMessages } from '../kit/Messages.js';
import { Notice } from '../kit/Notice.js';
import { Refusal } from '../kit/Refusal.js';
import { RoleMenu } from '../kit/RoleMenu.js';
import { useForm } from '../kit/useForm.js';
import { useGrantableRoles } from '../shell/grantable-roles.js';
import { type NamedScope, scopeUrl, useMay } from '../shell/scope.js';
import { CredentialField } from './CredentialField.js';
import { credentialName, kindNamed } from './credential-name.js';

type ProjectScope = NamedScope & { readonly kind: 'project' };
type Kind = Credential['kind'];

/** "Invite to Project": brings a credential of the organization into the project. Nothing for those who may not. */
export function InviteToProject({ scope }: { scope: ProjectScope }) {
  const [isOpen, setIsOpen] = useState(false);
  const mayInProject = useMay(scope);
  const mayInOrganization = useMay({ kind: 'organization', orgId: scope.orgId });
  const kinds: Kind[] = [
    ...(mayInProject('project.apiKeys.assign') ? (['API_KEY'] as const) : []),
    ...(mayInOrganization('organization.serviceAccounts.write') ? (['SERVICE_ACCOUNT'] as const) : []),
  ];
  if (kinds.length === 0) return null;
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Invite to Project</Button>
      {isOpen && <InviteDialog scope={scope} kinds={kinds} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function InviteDialog({
  scope,
  kinds,
  onClose,
}: {
  scope: ProjectScope;
  kinds: readonly Kind[];
  onClose: () => void;
}) {
  const { groupId, orgId } = scope;
  const [text, setText] = useState('');
  const [roles, setRoles] = useState<readonly string[]>([]);
  const options = useGrantableRoles('project');
  const say = useMessages();
  const navigate = useNavigate();
  const typed = text.trim();
  const kind = kindNamed(typed);
  const matches = useQuery({ ...read(findCredential(orgId, typed)), enabled: kind !== undefined });
  const named = matches.data?.results.find((credential) => credentialName(credential) === typed);
  // What was found out about the text when it was sent; typing on forgets it.
  const invitation = useSteps(() => invite(scope, typed, roles));

  const form = useForm({
    problems: {
      credential: textProblem(typed, kinds),
      roles: roles.length === 0 ? 'Choose at least one role.' : undefined,
    },
    sending: invitation,
    send() {
      invitation.mutate(undefined, {
        onSuccess({ problem, kind: invited }) {
          if (problem !== undefined) return;
          say(`${typed} invited to the project`);
          onClose();
          const page = invited === 'API_KEY' ? 'api-keys' : 'service-accounts';
          void navigate({ to: scopeUrl(scope, `applications/${page}`) });
        },
      });
    },
  });
  return (
    <Dialog
      title="Invite to Project"
      description={<p>Lets an API key or service account of this organization into {scope.name}.</p>}
      onClose={onClose}
    >
      <form className="form" {...form.props}>
        <CredentialField
          label={labelOf(kinds)}
          hint="Only credentials of this organization can be invited."
          text={text}
          problem={invitation.data?.problem ?? form.problem('credential')}
          orgId={orgId}
          groupId={groupId}
          kinds={kinds}
          onChange={(next) => {
            setText(next);
            invitation.reset();
          }}
        />
        {named && <ManagementNotice credential={named} />}
        <RoleMenu
          label="Project Permissions"
          options={options}
          roles={roles}
          onChange={setRoles}
          problem={form.problem('roles')}
        />
        <Refusal error={invitation.error} />
        <div className="row row-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" isBusy={invitation.isPending}>
            Invite to Project
          </Button>
        </div>
        <CallPanel
          calls={[
            kind === 'SERVICE_ACCOUNT'
              ? { title: 'Invite the service account', call: inviteServiceAccount(groupId, typed, roles) }
              : {
                  title: 'Invite the API key',
                  call: inviteApiKey(groupId, named?.id ?? '{API-KEY-ID}', roles),
                },
          ]}
        />
      </form>
    </Dialog>
  );
}

/** Who may manage it from then on: the server asks for more where it reaches further than one project. */
function ManagementNotice({ credential }: { credential: Credential }) {
  const { orgRoles, groupRoles } = credential;
  const isAccount = credential.kind === 'SERVICE_ACCOUNT';
  const name = credential.name ?? credentialName(credential);
  if (groupRoles.length > 0 || orgRoles.some((role) => role !== 'ORG_MEMBER'))
    return isAccount ? (
      <Notice tone="warning" title={`${name} has permissions outside of this project`}>
        <p>
          Because of them, its client secrets and access list stay with Organization Owners: the Project Owner
          of this project cannot change them.
        </p>
      </Notice>
    ) : null;
  return (
    <Notice
      tone="warning"
      title={`This project can then manage ${isAccount ? 'the service account' : 'the access list of the key'}`}
    >
      <p>
        Whoever is Project Owner or Project User Admin here can{' '}
        {isAccount
          ? `change ${name}, generate and revoke its client secrets, and edit its access list.`
          : `change from which addresses ${name} may call.`}
      </p>
    </Notice>
  );
}

/** The credentials of the organization that a text may name. */
function findCredential(orgId: string, text: string) {
  const kind = kindNamed(text);
  return listCredentials({ kind: 'organization', orgId }, { ...(kind && { kind }), search: text });
}

/** Finds the credential that the text names in full, and invites it; or says why it cannot be. */
async function invite(
  { orgId, groupId }: ProjectScope,
  text: string,
  roles: readonly string[],
): Promise<{ kind: Kind | undefined; problem?: string }> {
  const kind = kindNamed(text);
  const { results } = await send(findCredential(orgId, text));
  const found = results.find((credential) => credentialName(credential) === text);
  if (found === undefined)
    return {
      kind,
      problem: `This organization has no ${kind === 'API_KEY' ? 'API key with this public key' : 'service account with this client ID'}. Check it on the Applications page of the organization.`,
    };
  if (found.groupRoles.some((granted) => granted.groupId === groupId))
    return { kind, problem: 'It is in this project already. Change what it may do with Edit Permissions.' };
  if (kind === 'API_KEY') await send(inviteApiKey(groupId, found.id, roles));
  else await send(inviteServiceAccount(groupId, found.id, roles));
  return { kind };
}

function labelOf(kinds: readonly Kind[]): string {
  if (kinds.length > 1) return 'Public Key or Client ID';
  return kinds[0] === 'API_KEY' ? 'Public Key' : 'Client ID';
}

/** Why a text cannot be the name of a credential that may be invited. */
function textProblem(text: string, kinds: readonly Kind[]): string | undefined {
  const kind = kindNamed(text);
  if (kind === 'SERVICE_ACCOUNT' && !kinds.includes(kind))
    return 'Inviting a service account takes the role Organization Owner.';
  if (kind === 'API_KEY' && !kinds.includes(kind)) return 'Inviting an API key takes the role Project Owner.';
  if (kind !== undefined) return undefined;
  return kinds.includes('API_KEY')
    ? `Type a public key, which has 8 lower-case letters, or a client ID, which begins with ${CLIENT_ID_PREFIX}.`
    : `Type a client ID, which begins with ${CLIENT_ID_PREFIX}.`;
}
