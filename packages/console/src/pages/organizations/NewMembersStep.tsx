import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Organization } from '../../api/calls/scopes.js';
import { REQUIREMENT_NAME } from '../../domain.js';
import { Button } from '../../kit/Button.js';
import { useMessages } from '../../kit/Messages.js';
import { Refusal } from '../../kit/Refusal.js';
import { Toggle } from '../../kit/Toggle.js';
import { useForm } from '../../kit/useForm.js';
import { CreationActions } from '../../scopes/CreationActions.js';
import { MemberRows } from '../../scopes/MemberRows.js';
import { rolesIn } from '../../scopes/roles.js';
import { isTaken } from '../../scopes/steps.js';
import { Unfinished } from '../../scopes/Unfinished.js';
import type { useCreation } from '../../scopes/useCreation.js';
import { useSession } from '../../session/session.js';
import { AddressesField, addTyped, type TypedAddresses } from './AddressesField.js';
import { memberKey, type NewOrganization, ORG_ID, REQUIREMENT_KEY, stepsOf } from './new-organization.js';

/** The second step of a new organization: whom to invite, and whether the API asks for access lists. It makes it. */
export function NewMembersStep({
  name,
  draft,
  typed,
  creation: { sending, made, outcomes },
  onChange,
  onTyped,
  onBack,
}: {
  name: string;
  draft: NewOrganization;
  /** What stands in the field for addresses; it stays when the step is left. */
  typed: TypedAddresses;
  creation: ReturnType<typeof useCreation<Organization, NewOrganization>>;
  onChange: (part: Partial<NewOrganization>) => void;
  onTyped: (typed: TypedAddresses) => void;
  onBack: () => void;
}) {
  const { members, isRequired } = draft;
  const { user } = useSession();
  const say = useMessages();
  const navigate = useNavigate();
  const added = addTyped(members, typed, user.username);
  function takeTyped() {
    onChange({ members: added.members });
    onTyped(added.typed);
  }
  const form = useForm({
    take() {
      takeTyped();
      return !added.typed.problem && added.members.every(({ roles }) => roles.length > 0);
    },
    sending,
    send() {
      sending.mutate(
        { isRequired, members: added.members },
        {
          onSuccess({ made: organization, isFinished }) {
            if (!isFinished) return;
            say(`Organization ${organization.name} created`);
            if (added.members.length === 0) void navigate({ to: urlOf(organization) });
          },
        },
      );
    },
  });
  const steps = stepsOf(made?.id ?? ORG_ID, draft);
  return (
    <form className="stack" {...form.props}>
      <section className="card form">
        <StepHeading>Add Members to {made?.name ?? name}</StepHeading>
        <p className="quiet">
          You can invite people now or later. A second Organization Owner can help when the first one is away.
        </p>
        <AddressesField typed={typed} onChange={onTyped} onAdd={takeTyped} />
        <MemberRows
          members={members}
          options={rolesIn({ kind: 'organization', orgId: '' })}
          isDone={(username) => isTaken(outcomes, memberKey(username))}
          onChange={(next) => onChange({ members: next })}
        />
      </section>
      <RequirementCard
        isRequired={isRequired}
        isSet={isTaken(outcomes, REQUIREMENT_KEY)}
        onChange={(next) => onChange({ isRequired: next })}
      />
      {made && !sending.isPending && (
        <Unfinished
          title={`${made.name} exists, but not everything was done`}
          made={`Create the organization ${made.name}`}
          steps={steps}
          outcomes={outcomes}
        />
      )}
      <Refusal error={sending.error} />
      <CreationActions
        action="Create Organization"
        made={made && { name: made.name, url: urlOf(made) }}
        isLeft={steps.some(({ key }) => !isTaken(outcomes, key))}
        isBusy={sending.isPending}
      >
        <Button onClick={onBack}>Back</Button>
      </CreationActions>
    </form>
  );
}

function RequirementCard({
  isRequired,
  isSet,
  onChange,
}: {
  isRequired: boolean;
  /** Whether the organization has it already, so that it is changed elsewhere. */
  isSet: boolean;
  onChange: (isRequired: boolean) => void;
}) {
  return (
    <section className="card">
      <Toggle
        label={REQUIREMENT_NAME}
        isOn={isRequired}
        onChange={onChange}
        disabled={isSet}
        hint={
          isRequired
            ? 'API keys and service accounts can call only from the addresses on their own access list; one without entries is refused. People in this console are not affected.'
            : 'API keys and service accounts without access list entries can call from any address. You can require lists later in the Organization Settings.'
        }
      />
    </section>
  );
}

/** The first page of an organization. */
const urlOf = ({ id }: Organization) => `/organizations/${id}/projects`;

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
