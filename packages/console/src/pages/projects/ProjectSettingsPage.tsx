import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createApiKey, listApiKeys } from '../../api/calls/api-keys.js';
import { deleteProject, updateProject } from '../../api/calls/projects.js';
import { getPermissions, getProject, type Project } from '../../api/calls/scopes.js';
import { curlText } from '../../api/curl.js';
import { read, useSend } from '../../api/query.js';
import { Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Code } from '../../kit/Code.js';
import { CopyButton, CopyField } from '../../kit/Copy.js';
import { Loaded } from '../../kit/Loaded.js';
import { useMessages } from '../../kit/Messages.js';
import { Page } from '../../kit/Page.js';
import { Time } from '../../kit/Time.js';
import { RenameForm } from '../../scopes/RenameForm.js';
import { WayOut } from '../../scopes/WayOut.js';
import { useSession } from '../../session/session.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, useScope } from '../../shell/scope.js';
import { DeleteProject } from './DeleteProject.js';
import { ProjectLimits } from './ProjectLimits.js';
import { ProjectTags } from './ProjectTags.js';

/** "Project Settings": name, tags, limits, a first call to try, and deleting the project. */
export function ProjectSettingsPage() {
  const scope = useScope();
  if (scope.kind !== 'project') throw new Error('this page is below no project');
  // Nothing typed for one project may be saved in another.
  return <Settings key={scope.groupId} scope={scope} />;
}

function Settings({ scope }: { scope: NamedScope & { kind: 'project' } }) {
  const { groupId, name } = scope;
  const query = useQuery(read(getProject(groupId)));
  const permissions = useQuery({ ...read(getPermissions(scope)), staleTime: 30_000 });
  return (
    <Page title="Project Settings" eyebrow={name} isNarrow>
      <ReadOnlyNotice permission="project.write" what="these settings" />
      <Loaded query={permissions}>
        {({ permissions: held }) => (
          <Loaded query={query}>
            {(project) => (
              <>
                <About project={project} mayChange={held.includes('project.write')} />
                <FirstCall scope={scope} />
                <ProjectTags project={project} mayChange={held.includes('project.write')} />
                {held.includes('project.limits.read') && <ProjectLimits groupId={groupId} />}
                {held.includes('project.delete') && <Delete project={project} />}
              </>
            )}
          </Loaded>
        )}
      </Loaded>
      <CallPanel
        calls={[
          { title: 'Show the project', call: getProject(groupId) },
          { title: 'List its API keys', call: listApiKeys(scope) },
          {
            title: 'Create an API key in it',
            call: createApiKey(scope, { desc: 'Deploys', roles: ['GROUP_READ_ONLY'] }),
          },
          { title: 'Rename the project', call: updateProject(groupId, { name }) },
          { title: 'Delete the project', call: deleteProject(groupId) },
        ]}
      />
    </Page>
  );
}

function About({ project, mayChange }: { project: Project; mayChange: boolean }) {
  const { id, name, orgId, created } = project;
  const { organizations } = useSession();
  const say = useMessages();
  const renaming = useSend((next: string) => updateProject(id, { name: next }));
  const organization = organizations.find((one) => one.id === orgId);
  return (
    <section className="card form" aria-label="Name and ID">
      {mayChange ? (
        <RenameForm
          label="Project Name"
          saved={name}
          isBusy={renaming.isPending}
          error={renaming.error}
          onSave={(next, done) =>
            renaming.mutate(next, {
              onSuccess() {
                done();
                say('Project renamed');
              },
            })
          }
        />
      ) : (
        <div className="field">
          <span className="field-label">Project Name</span>
          <span>{name}</span>
        </div>
      )}
      <CopyField label="Project ID" value={id} />
      <dl className="facts">
        <dt>Organization</dt>
        <dd>
          <Link to={`/organizations/${orgId}/projects`}>{organization?.name ?? orgId}</Link>
        </dd>
        <dt>Created</dt>
        <dd>
          <Time time={created} />
        </dd>
      </dl>
    </section>
  );
}

/** A call that works as it stands, once a key is filled in. */
function FirstCall({ scope }: { scope: NamedScope & { kind: 'project' } }) {
  const text = curlText(getProject(scope.groupId));
  return (
    <section className="card form" aria-labelledby="first-call">
      <div className="spread">
        <h2 id="first-call">First Call</h2>
        <CopyButton text={text} label="the first call" />
      </div>
      <p className="quiet">
        Fill in an API key that has a role in this project. You find those, and create new ones, under{' '}
        <Link to={`/projects/${scope.groupId}/applications/api-keys`}>Applications</Link>.
      </p>
      <Code text={text} />
    </section>
  );
}

function Delete({ project }: { project: Project }) {
  const [isAsking, setIsAsking] = useState(false);
  const navigate = useNavigate();
  return (
    <section className="card form" aria-labelledby="delete">
      <h2 id="delete">Delete</h2>
      <WayOut
        action={
          <Button icon="trash" onClick={() => setIsAsking(true)}>
            Delete Project
          </Button>
        }
      >
        API keys, service accounts, people and teams lose their roles in it.
      </WayOut>
      {isAsking && (
        <DeleteProject
          project={project}
          onClose={() => setIsAsking(false)}
          onDeleted={() => void navigate({ to: `/organizations/${project.orgId}/projects`, replace: true })}
        />
      )}
    </section>
  );
}
