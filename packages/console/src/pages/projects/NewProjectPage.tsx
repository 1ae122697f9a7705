import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createProject } from '../../api/calls/projects.js';
import type { Project } from '../../api/calls/scopes.js';
import { addGroupUser } from '../../api/calls/users.js';
import { send } from '../../api/send.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { TextField } from '../../kit/Field.js';
import { useMessages } from '../../kit/Messages.js';
import { Page } from '../../kit/Page.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';
import { CreationActions } from '../../scopes/CreationActions.js';
import { MemberRows, type NewMember } from '../../scopes/MemberRows.js';
import { NAME_HINT, nameProblem } from '../../scopes/names.js';
import { isTaken, type Step } from '../../scopes/steps.js';
import { Unfinished } from '../../scopes/Unfinished.js';
import { useCreation } from '../../scopes/useCreation.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, useMay, useScope } from '../../shell/scope.js';
import { NOBODY, PersonField, problemOfPerson } from './PersonField.js';

/** Stands for the ID of a project that does not exist yet, in calls that are only shown. */
const PROJECT_ID = '{PROJECT-ID}';

/** "Create Project": its name, and who of the organization works in it. */
export function NewProjectPage() {
  const scope = useScope();
  return <NewProject key={scope.orgId} scope={scope} />;
}

function NewProject({ scope }: { scope: NamedScope }) {
  const { orgId } = scope;
  const may = useMay(scope);
  const [name, setName] = useState('');
  const [members, setMembers] = useState<readonly NewMember[]>([]);
  const { sending, made, outcomes } = useCreation({
    make: () => send(createProject({ name: name.trim(), orgId })),
    stepsOf,
  });
  return (
    <Page
      title="Create Project"
      eyebrow={scope.name}
      isNarrow
      lead="Whoever creates a project is its Project Owner."
    >
      <ReadOnlyNotice permission="organization.projects.create" what="projects" />
      {may('organization.projects.create') && (
        <NewProjectForm
          orgId={orgId}
          name={name}
          members={members}
          creation={{ sending, made, outcomes }}
          onName={setName}
          onMembers={setMembers}
        />
      )}
      <ProjectCalls orgId={orgId} groupId={made?.id ?? PROJECT_ID} name={name} member={members[0]} />
    </Page>
  );
}

function NewProjectForm({
  orgId,
  name,
  members,
  creation: { sending, made, outcomes },
  onName,
  onMembers,
}: {
  orgId: string;
  name: string;
  members: readonly NewMember[];
  creation: ReturnType<typeof useCreation<Project, readonly NewMember[]>>;
  onName: (name: string) => void;
  onMembers: (members: readonly NewMember[]) => void;
}) {
  const [picked, setPicked] = useState(NOBODY);
  const options = useGrantableRoles('project');
  const say = useMessages();
  const navigate = useNavigate();
  /** Whoever is selected counts, whether or not the button was pressed. */
  const withPicked =
    picked.username === '' ? members : [...members, { username: picked.username, roles: picked.roles }];
  function addPicked() {
    if (picked.username === '') return;
    onMembers(withPicked);
    setPicked(NOBODY);
  }
  const form = useForm({
    problems: { name: nameProblem(name), person: problemOfPerson(picked) },
    take() {
      addPicked();
      return withPicked.every(({ roles }) => roles.length > 0);
    },
    sending,
    send() {
      sending.mutate(withPicked, {
        onSuccess({ made: project, isFinished }) {
          if (!isFinished) return;
          say(`Project ${project.name} created`);
          void navigate({ to: urlOf(project) });
        },
      });
    },
  });
  const steps = stepsOf(made?.id ?? PROJECT_ID, members);
  const isLeft = steps.some(({ key }) => !isTaken(outcomes, key));
  return (
    <form className="stack" {...form.props}>
      <section className="card form">
        <TextField
          label="Project Name"
          hint={NAME_HINT}
          value={name}
          disabled={made !== undefined}
          problem={form.problem('name')}
          onChange={(event) => onName(event.target.value)}
        />
      </section>
      <section className="card form">
        <h2>Add Members</h2>
        <p className="quiet">
          People of the organization get their roles at once. Organization Owners have access without.
        </p>
        <PersonField
          orgId={orgId}
          added={members.map(({ username }) => username)}
          picked={picked}
          problem={form.problem('person')}
          onPick={setPicked}
          onAdd={addPicked}
        />
        <MemberRows
          members={members}
          options={options}
          isDone={(username) => isTaken(outcomes, username)}
          onChange={onMembers}
        />
      </section>
      {made && !sending.isPending && isLeft && (
        <Unfinished
          title={`${made.name} exists, but not everybody was added`}
          made={`Create the project ${made.name}`}
          steps={steps}
          outcomes={outcomes}
        />
      )}
      <Refusal error={sending.error} />
      <CreationActions
        action="Create Project"
        made={made && { name: made.name, url: urlOf(made) }}
        isLeft={isLeft}
        isBusy={sending.isPending}
      >
        <Link className="button" ignoreBlocker to={`/organizations/${orgId}/projects`}>
          Cancel
        </Link>
      </CreationActions>
    </form>
  );
}

function ProjectCalls({
  orgId,
  groupId,
  name,
  member = { username: 'ann@example.com', roles: ['GROUP_READ_ONLY'] },
}: {
  orgId: string;
  groupId: string;
  name: string;
  member: NewMember | undefined;
}) {
  return (
    <CallPanel
      calls={[
        { title: 'Create the project', call: createProject({ name: name.trim() || 'My Project', orgId }) },
        { title: 'Add somebody', call: addGroupUser(groupId, member) },
      ]}
    />
  );
}

/** The first page of a project. */
const urlOf = ({ id }: Project) => `/projects/${id}/applications/api-keys`;

/** What follows once the project is there. */
function stepsOf(groupId: string, members: readonly NewMember[]): Step[] {
  return members.map((member) => ({
    key: member.username,
    title: `Add ${member.username}`,
    call: addGroupUser(groupId, member),
  }));
}
