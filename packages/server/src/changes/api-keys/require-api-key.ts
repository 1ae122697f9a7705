import { RefusalError, refuse } from '../../domain/errors.js';
import { isId } from '../../domain/ids.js';
import { type ApiKey, findApiKey } from '../../store/queries/api-keys.js';
import type { Reader } from '../../store/store.js';

/** The key. What is no id at all is refused by another code than an unknown one. */
export async function requireApiKey(reader: Reader, organizationId: string, id: string): Promise<ApiKey> {
  if (!isId(id)) throw new RefusalError(refuse('INVALID_KEY_ID', id));
  const found = await findApiKey(reader, organizationId, id);
  if (!found) throw new RefusalError(refuse('API_KEY_NOT_FOUND', id));
  return found;
}

/** The key when it holds a role in the project. */
export async function requireProjectApiKey(
  reader: Reader,
  project: { id: string; organizationId: string },
  id: string,
): Promise<ApiKey> {
  const found = await requireApiKey(reader, project.organizationId, id);
  if (!found.projectRoles.some((granted) => granted.projectId === project.id))
    throw new RefusalError(refuse('API_KEY_NOT_FOUND', id));
  return found;
}
