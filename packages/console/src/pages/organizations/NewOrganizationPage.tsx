import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { updateOrganizationSettings } from '../../api/calls/organization-settings.js';
import { createOrganization, createOrganizationByKey } from '../../api/calls/organizations.js';
import type { Organization } from '../../api/calls/scopes.js';
import { inviteOrgUser } from '../../api/calls/users.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { TextField } from '../../kit/Field.js';
import { useMessages } from '../../kit/Messages.js';
import { Page } from '../../kit/Page.js';
import { Refusal } from '../../kit/Refusal.js';
import { Steps } from '../../kit/Steps.js';
import { Toggle } from '../../kit/Toggle.js';
import { useForm } from '../../kit/useForm.js';
import { MemberRows, type NewMember } from '../../scopes/MemberRows.js';
import { NAME_RULE, nameProblem } from '../../scopes/names.js';
import { rolesIn } from '../../scopes/roles.js';
import { isTaken, type Outcomes, type Step, takeSteps } from '../../scopes/steps.js';
import { Unfinished } from '../../scopes/Unfinished.js';
import { useSession } from '../../session/session.js';
import { AddressesField, addTyped, NO_ADDRESSES } from './AddressesField.js';
import { OrganizationCreated } from './OrganizationCreated.js';
import { REQUIREMENT } from './requirement.js';

/** Stands for the ID of an organization that does not exist yet, in calls that are only shown. */
const ORG_ID = '{ORG-ID}';

/**
 * "Create Organization": the name, then the members and whether the API asks for access lists. The organization is made
 * first; what follows can fail on its own, and is then tried again without making another one.
 */
export function NewOrganizationPage() {
  const { user } = useSession();
  const [isNamed, setIsNamed] = useState(false);
  const [name, setName] = useState('');
  const [members, setMembers] = useState<readonly NewMember[]>([]);
  const [typed, setTyped] = useState(NO_ADDRESSES);
  const [isRequired, setIsRequired] = useState(true);
  const [created, setCreated] = useState<Organization>();
  const [outcomes, setOutcomes] = useState<Outcomes>(new Map());
  const say = useMessages();
  const navigate = useNavigate();

  const creation = useSteps(async (invited: readonly NewMember[]) => {
    const organization = created ?? (await send(createOrganization(name.trim()))).organization;
    setCreated(organization);
    const steps = stepsOf(organization.id, isRequired, invited);
    const after = await takeSteps(steps, outcomes);
    setOutcomes(after);
    return { organization, isFinished: steps.every(({ key }) => isTaken(after, key)) };
  });
  const steps = stepsOf(created?.id ?? ORG_ID, isRequired, members);
  const isFinished = creation.data?.isFinished === true;
  const isLeft = steps.some(({ key }) => !isTaken(outcomes, key));

  const added = addTyped(members, typed, user.username);
  function takeTyped() {
    setMembers(added.members);
    setTyped(added.typed);
  }
  const form = useForm({
    take() {
      takeTyped();
      return !added.typed.problem && added.members.every(({ roles }) => roles.length > 0);
    },
    sending: creation,
    send() {
      creation.mutate(added.members, {
        onSuccess({ organization, isFinished }) {
          if (!isFinished) return;
          say(`Organization ${organization.name} created`);
          if (added.members.length === 0) void navigate({ to: `/organizations/${organization.id}/projects` });
        },
      });
    },
  });

  if (created && isFinished && members.length > 0)
    return <OrganizationCreated organization={created} members={members} />;
  return (
    <Page title="Create Organization" isNarrow lead="You become its Organization Owner.">
      <Steps steps={['Name', 'Members and API Access']} current={isNamed ? 1 : 0} />
      {isNamed ? (
        <form className="stack" {...form.props}>
          <section className="card form">
            <StepHeading>Add Members to {created?.name ?? name.trim()}</StepHeading>
            <p className="quiet">
              You can invite people now or later. A second Organization Owner can help when the first one is
              away.
            </p>
            <AddressesField typed={typed} onChange={setTyped} onAdd={takeTyped} />
            <MemberRows
              members={members}
              options={rolesIn({ kind: 'organization', orgId: '' })}
              isDone={(username) => isTaken(outcomes, memberKey(username))}
              onChange={setMembers}
            />
          </section>
          <section className="card">
            <Toggle
              label={REQUIREMENT}
              isOn={isRequired}
              onChange={setIsRequired}
              disabled={isTaken(outcomes, 'requirement')}
              hint={
                isRequired
                  ? 'API keys and service accounts can call only from the addresses on their own access list; one without entries is refused. People in this console are not affected.'
                  : 'API keys and service accounts without access list entries can call from any address. You can require lists later in the Organization Settings.'
              }
            />
          </section>
          {created && !creation.isPending && (
            <Unfinished
              title={`${created.name} exists, but not everything was done`}
              made={`Create the organization ${created.name}`}
              steps={steps}
              outcomes={outcomes}
            />
          )}
          <Refusal error={creation.error} />
          <Actions>
            <Button type="submit" look="primary" isBusy={creation.isPending}>
              {!created ? 'Create Organization' : isLeft ? 'Try the rest again' : 'Finish'}
            </Button>
            {created ? (
              <Link className="button" to={`/organizations/${created.id}/projects`}>
                Go to {created.name} as it is
              </Link>
            ) : (
              <Button onClick={() => setIsNamed(false)}>Back</Button>
            )}
          </Actions>
        </form>
      ) : (
        <NameStep name={name} onName={setName} onNext={() => setIsNamed(true)} />
      )}
      <CallPanel
        calls={[
          {
            title: 'Create the organization, with a first API key in it',
            call: createOrganizationByKey(name.trim() || 'My Organization', user.id),
          },
          {
            title: REQUIREMENT,
            call: updateOrganizationSettings(created?.id ?? ORG_ID, { apiAccessListRequired: isRequired }),
          },
          {
            title: 'Invite somebody',
            call: inviteOrgUser(
              created?.id ?? ORG_ID,
              toInvite(members[0] ?? { username: 'name@example.com', roles: ['ORG_MEMBER'] }),
            ),
          },
        ]}
      />
    </Page>
  );
}

const toInvite = ({ username, roles }: NewMember) => ({ username, roles: { orgRoles: roles } });

const memberKey = (username: string) => `member ${username}`;

/** What follows once the organization is there. Without the requirement nothing is to be set: new ones do not have it. */
function stepsOf(orgId: string, isRequired: boolean, members: readonly NewMember[]): Step[] {
  return [
    ...(isRequired
      ? [
          {
            key: 'requirement',
            title: REQUIREMENT,
            call: updateOrganizationSettings(orgId, { apiAccessListRequired: true }),
          },
        ]
      : []),
    ...members.map((member) => ({
      key: memberKey(member.username),
      title: `Invite ${member.username}`,
      call: inviteOrgUser(orgId, toInvite(member)),
    })),
  ];
}

function NameStep({
  name,
  onName,
  onNext,
}: {
  name: string;
  onName: (name: string) => void;
  onNext: () => void;
}) {
  const form = useForm({ problems: { name: nameProblem(name) }, send: onNext });
  return (
    <form className="stack" {...form.props}>
      <section className="card form">
        <TextField
          label="Organization Name"
          hint={`1 to 64 characters: ${NAME_RULE}`}
          autoFocus
          value={name}
          problem={form.problem('name')}
          onChange={(event) => onName(event.target.value)}
        />
      </section>
      <Actions>
        <Button type="submit" look="primary">
          Next
        </Button>
        <Link className="button" to="/organizations">
          Cancel
        </Link>
      </Actions>
    </form>
  );
}

/** Takes the focus when its step begins, so that screen readers say which one it is. */
function StepHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}
