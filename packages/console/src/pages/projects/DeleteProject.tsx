import { useQuery } from '@tanstack/react-query';
import { listCredentials } from '../../api/calls/credentials.js';
import { countInProject, deleteProject } from '../../api/calls/projects.js';
import type { Project } from '../../api/calls/scopes.js';
import { read, useSend } from '../../api/query.js';
import { counted } from '../../kit/counted.js';
import { ConfirmDialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';

/** Asks before a project goes, with how many credentials, people and teams lose their roles there. */
export function DeleteProject({
  project,
  onDeleted,
  onClose,
}: {
  project: Pick<Project, 'id' | 'name' | 'orgId'>;
  onDeleted?: () => void;
  onClose: () => void;
}) {
  const { id, name, orgId } = project;
  const say = useMessages();
  const removal = useSend(() => deleteProject(id));
  const credentials = useQuery(
    read(listCredentials({ kind: 'project', groupId: id, orgId }, { itemsPerPage: 1 })),
  );
  const people = useQuery(read(countInProject(id, 'users')));
  const teams = useQuery(read(countInProject(id, 'teams')));
  const losing = [
    some(credentials.data?.totalCount, 'API key or service account', 'API keys and service accounts'),
    some(people.data?.totalCount, 'person', 'people'),
    some(teams.data?.totalCount, 'team', 'teams'),
  ].filter((text) => text !== undefined);
  return (
    <ConfirmDialog
      title={`Delete ${name}?`}
      action="Delete Project"
      typed={name}
      isBusy={removal.isPending}
      error={removal.error}
      onClose={onClose}
      onConfirm={() =>
        removal.mutate(undefined, {
          onSuccess() {
            say(`Project ${name} deleted`);
            onClose();
            onDeleted?.();
          },
        })
      }
    >
      <p>
        API keys, service accounts, people and teams lose their roles in it at once. They themselves stay in
        the organization. Its settings and its project IP access list go too. This cannot be taken back.
      </p>
      {losing.length > 0 && (
        <p>
          <strong>With roles of their own here: {losing.join(', ')}.</strong>
        </p>
      )}
    </ConfirmDialog>
  );
}

function some(count: number | undefined, noun: string, plural: string): string | undefined {
  return count === undefined || count === 0 ? undefined : counted(count, noun, plural);
}
