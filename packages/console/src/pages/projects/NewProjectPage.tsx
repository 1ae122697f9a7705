import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createProject } from '../../api/calls/projects.js';
import type { Project } from '../../api/calls/scopes.js';
import { addGroupUser } from '../../api/calls/users.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { TextField } from '../../kit/Field.js';
import { useMessages } from '../../kit/Messages.js';
import { Page } from '../../kit/Page.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';
import { MemberRows, type NewMember } from '../../scopes/MemberRows.js';
import { NAME_RULE, nameProblem } from '../../scopes/names.js';
import { rolesIn } from '../../scopes/roles.js';
import { isTaken, type Outcomes, type Step, takeSteps } from '../../scopes/steps.js';
import { Unfinished } from '../../scopes/Unfinished.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, useMay, useScope } from '../../shell/scope.js';
import { NOBODY, PersonField } from './PersonField.js';

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
  const [picked, setPicked] = useState(NOBODY);
  const [created, setCreated] = useState<Project>();
  const [outcomes, setOutcomes] = useState<Outcomes>(new Map());
  const say = useMessages();
  const navigate = useNavigate();

  const creation = useSteps(async (added: readonly NewMember[]) => {
    const project = created ?? (await send(createProject({ name: name.trim(), orgId })));
    setCreated(project);
    const steps = stepsOf(project.id, added);
    const after = await takeSteps(steps, outcomes);
    setOutcomes(after);
    return { project, isFinished: steps.every(({ key }) => isTaken(after, key)) };
  });
  const steps = stepsOf(created?.id ?? PROJECT_ID, members);
  const isLeft = steps.some(({ key }) => !isTaken(outcomes, key));

  /** Whoever is selected counts, whether or not the button was pressed. */
  const withPicked = picked.username === '' ? members : [...members, picked];
  function addPicked(): readonly NewMember[] {
    setMembers(withPicked);
    setPicked(NOBODY);
    return withPicked;
  }

  const form = useForm({
    problems: { name: nameProblem(name) },
    take: () => addPicked().every(({ roles }) => roles.length > 0),
    sending: creation,
    send() {
      creation.mutate(withPicked, {
        onSuccess({ project, isFinished }) {
          if (!isFinished) return;
          say(`Project ${project.name} created`);
          void navigate({ to: `/projects/${project.id}/applications/api-keys` });
        },
      });
    },
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
        <form className="stack" {...form.props}>
          <section className="card form">
            <TextField
              label="Project Name"
              hint={`1 to 64 characters: ${NAME_RULE}`}
              value={name}
              disabled={created !== undefined}
              problem={form.problem('name')}
              onChange={(event) => setName(event.target.value)}
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
              onPick={setPicked}
              onAdd={addPicked}
            />
            <MemberRows
              members={members}
              options={rolesIn({ kind: 'project', orgId, groupId: '' })}
              isDone={(username) => isTaken(outcomes, username)}
              onChange={setMembers}
            />
          </section>
          {created && !creation.isPending && isLeft && (
            <Unfinished
              title={`${created.name} exists, but not everybody was added`}
              made={`Create the project ${created.name}`}
              steps={steps}
              outcomes={outcomes}
            />
          )}
          <Refusal error={creation.error} />
          <Actions>
            <Button type="submit" look="primary" isBusy={creation.isPending}>
              {!created ? 'Create Project' : isLeft ? 'Try the rest again' : 'Finish'}
            </Button>
            {created ? (
              <Link className="button" to={`/projects/${created.id}/applications/api-keys`}>
                Go to {created.name} as it is
              </Link>
            ) : (
              <Link className="button" to={`/organizations/${orgId}/projects`}>
                Cancel
              </Link>
            )}
          </Actions>
        </form>
      )}
      <CallPanel
        calls={[
          {
            title: 'Create the project',
            call: createProject({ name: name.trim() || 'My Project', orgId }),
          },
          {
            title: 'Add somebody',
            call: addGroupUser(
              created?.id ?? PROJECT_ID,
              members[0] ?? { username: 'ann@example.com', roles: ['GROUP_READ_ONLY'] },
            ),
          },
        ]}
      />
    </Page>
  );
}

/** What follows once the project is there. */
function stepsOf(groupId: string, members: readonly NewMember[]): Step[] {
  return members.map((member) => ({
    key: member.username,
    title: `Add ${member.username}`,
    call: addGroupUser(groupId, member),
  }));
}
