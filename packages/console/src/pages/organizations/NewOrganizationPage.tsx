import { useState } from 'react';
import { updateOrganizationSettings } from '../../api/calls/organization-settings.js';
import { createOrganization, createOrganizationByKey } from '../../api/calls/organizations.js';
import { inviteOrgUser } from '../../api/calls/users.js';
import { send } from '../../api/send.js';
import { REQUIREMENT_NAME } from '../../domain.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Page } from '../../kit/Page.js';
import { Steps } from '../../kit/Steps.js';
import type { NewMember } from '../../scopes/MemberRows.js';
import { useCreation } from '../../scopes/useCreation.js';
import { useSession } from '../../session/session.js';
import { NO_ADDRESSES } from './AddressesField.js';
import { NameStep } from './NameStep.js';
import { NewMembersStep } from './NewMembersStep.js';
import { type NewOrganization, ORG_ID, stepsOf, toInvite } from './new-organization.js';
import { OrganizationCreated } from './OrganizationCreated.js';

/**
 * "Create Organization": the name, then the members and whether the API asks for access lists. The organization is made
 * first; what follows can fail on its own, and is then tried again without making another one.
 */
export function NewOrganizationPage() {
  const [isNamed, setIsNamed] = useState(false);
  const [name, setName] = useState('');
  const [draft, setDraft] = useState<NewOrganization>({ members: [], isRequired: true });
  const [typed, setTyped] = useState(NO_ADDRESSES);
  const creation = useCreation({
    make: async () => (await send(createOrganization(name.trim()))).organization,
    stepsOf,
  });
  const { made, sending } = creation;
  if (made && sending.data?.isFinished && draft.members.length > 0)
    return <OrganizationCreated organization={made} members={draft.members} />;
  return (
    <Page title="Create Organization" isNarrow lead="You become its Organization Owner.">
      <Steps steps={['Name', 'Members and API Access']} current={isNamed ? 1 : 0} />
      {isNamed ? (
        <NewMembersStep
          name={name.trim()}
          draft={draft}
          typed={typed}
          creation={creation}
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
          onTyped={setTyped}
          onBack={() => setIsNamed(false)}
        />
      ) : (
        <NameStep name={name} onName={setName} onNext={() => setIsNamed(true)} />
      )}
      <OrganizationCalls orgId={made?.id ?? ORG_ID} name={name} draft={draft} />
    </Page>
  );
}

const SOMEBODY: NewMember = { username: 'name@example.com', roles: ['ORG_MEMBER'] };

function OrganizationCalls({
  orgId,
  name,
  draft: { members, isRequired },
}: {
  orgId: string;
  name: string;
  draft: NewOrganization;
}) {
  const { user } = useSession();
  return (
    <CallPanel
      calls={[
        {
          title: 'Create the organization, with a first API key in it',
          call: createOrganizationByKey(name.trim() || 'My Organization', user.id),
        },
        {
          title: REQUIREMENT_NAME,
          call: updateOrganizationSettings(orgId, { apiAccessListRequired: isRequired }),
        },
        { title: 'Invite somebody', call: inviteOrgUser(orgId, toInvite(members[0] ?? SOMEBODY)) },
      ]}
    />
  );
}
