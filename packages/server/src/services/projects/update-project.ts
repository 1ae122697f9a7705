import type { Caller } from '../../access/principal.js';
import { changeProject, type ProjectChange } from '../../changes/projects/change-project.js';
import { checkProjectName } from '../../changes/projects/check-name.js';
import { readTags } from '../../changes/projects/read-tags.js';
import type { Project } from '../../store/queries/projects.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/** Changes what is given and leaves the rest, one event for each part that became different. */
export async function updateProject(
  { store }: Services,
  caller: Caller,
  id: string,
  asked: ProjectChange,
): Promise<Project> {
  if (asked.name !== undefined) checkProjectName(asked.name);
  const change = { ...asked, tags: asked.tags && readTags(asked.tags) };
  return store.write(askedBy(caller), async (transaction) => {
    const { project, isChanged } = await changeProject(transaction, actorOf(caller), id, change);
    if (!isChanged) transaction.withoutEvent('the project already is as asked');
    return project;
  });
}
