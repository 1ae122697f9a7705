import { RefusalError, refuse } from '../../domain/errors.js';
import { compareDefinitions, type DefinitionChanges } from '../../domain/guard/compare-definitions.js';
import type { GuardDefinition } from '../../domain/guard/definition.js';
import {
  definitionOf,
  findGuardedApi,
  findGuardedApiVersion,
  type GuardedApi,
} from '../../store/queries/guarded-apis.js';
import type { Reader } from '../../store/store.js';
import { requireOrganization } from '../organizations/require-organization.js';
import { type PlannedRoles, planRoles } from './change-roles.js';
import { requireOwnAudience } from './require-own-audience.js';
import { storedDocument } from './stored-document.js';

export interface DefinitionToApply {
  readonly organizationId: string;
  readonly definition: GuardDefinition;
  /** What the definition was read from. */
  readonly content: unknown;
  /** Whether roles that are gone may be granted still. */
  readonly retire: boolean;
  /** Whether the API may be opened to all organizations: for whoever runs the server. */
  readonly mayOpen: boolean;
}

/** What it means to apply a definition. */
export interface PlannedDefinition {
  readonly before: GuardedApi | undefined;
  readonly stored: ReturnType<typeof storedDocument>;
  /** False: it is the active version already. */
  readonly isNewVersion: boolean;
  readonly audience: string;
  readonly roles: PlannedRoles;
  readonly changes: DefinitionChanges;
}

/** Refuses whatever stands against a definition, which the document alone did not tell. */
export async function planDefinition(reader: Reader, asked: DefinitionToApply): Promise<PlannedDefinition> {
  const { organizationId, definition, content, retire, mayOpen } = asked;
  const { name } = await requireOrganization(reader, organizationId);
  if (definition.organization !== name && definition.organization !== organizationId)
    throw new RefusalError(refuse('GUARD_ORGANIZATION_DIFFERS', definition.organization, name));
  const before = await findGuardedApi(reader, definition.api);
  if (before !== undefined && before.organizationId !== organizationId)
    throw new RefusalError(refuse('GUARDED_API_NAME_NOT_AVAILABLE', definition.api));
  if (definition.openTo === 'installation' && before?.openTo !== 'installation' && !mayOpen)
    throw new RefusalError(refuse('GUARD_OPEN_TO_INSTALLATION', definition.api));
  const stored = storedDocument(content);
  const active = before && (await findGuardedApiVersion(reader, before.id, before.activeVersion));
  return {
    before,
    stored,
    isNewVersion: active?.sha256 !== stored.sha256,
    audience: await requireOwnAudience(reader, organizationId, definition),
    roles: await planRoles(reader, { id: before?.id, organizationId }, definition.roles, { retire }),
    changes: compareDefinitions(active && definitionOf(active.document), definition),
  };
}
