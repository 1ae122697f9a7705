import type { Caller } from '../../access/principal.js';
import { actorOf } from '../../changes/actor.js';
import { requireProjectApiKey } from '../../changes/api-keys/checks.js';
import { requireProject } from '../../changes/projects/require-project.js';
import type { Services } from '../services.js';

/** Takes a key out of a project. It stays in the organization and in other projects. */
export async function removeApiKeyFromProject(
  { store }: Services,
  caller: Caller,
  key: { projectId: string; id: string },
): Promise<void> {
  await store.write(async (transaction) => {
    const { database } = transaction;
    const project = await requireProject(database, key.projectId);
    const { publicKey } = await requireProjectApiKey(
      database,
      { id: project.id, organizationId: project.organization_id },
      key.id,
    );
    await database
      .deleteFrom('credential_project_roles')
      .where('credential_id', '=', key.id)
      .where('project_id', '=', key.projectId)
      .execute();
    transaction.changed({ kind: 'credential', subject: publicKey });
    await transaction.recordEvent({
      type: 'API_KEY_REMOVED_FROM_GROUP',
      organizationId: project.organization_id,
      projectId: key.projectId,
      actor: actorOf(caller),
      details: { targetPublicKey: publicKey },
    });
  });
}
