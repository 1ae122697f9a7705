import { holdersText } from '../../changes/guard/change-roles.js';
import { planDefinition } from '../../changes/guard/plan-definition.js';
import { guardBounds } from '../../domain/bounds/guard.js';
import type { DefinitionChanges, RoleChange } from '../../domain/guard/compare-definitions.js';
import { findRoleHolders } from '../../store/queries/custom-role-holders.js';
import type { Services } from '../services.js';
import type { AskedDefinition } from './apply-definition.js';
import { type Replay, replayUse } from './replay-use.js';

/** A role that gets more or less, and who holds it. */
export interface AffectedRole extends RoleChange {
  /** Of a custom role: how many hold it. */
  readonly holderCount?: number;
  readonly holders?: string;
}

export interface DefinitionPreview {
  readonly isNewApi: boolean;
  readonly isNewVersion: boolean;
  /** Undefined for a new API, which nobody called yet. */
  readonly replay: Replay | undefined;
  readonly changes: Omit<DefinitionChanges, 'roles'> & { readonly roles: readonly AffectedRole[] };
}

/** What would be different if a definition were applied; refuses as that would. */
export async function previewDefinition(
  services: Pick<Services, 'store' | 'now'>,
  asked: AskedDefinition,
): Promise<DefinitionPreview> {
  const { reader } = services.store;
  const { before, isNewVersion, changes } = await planDefinition(reader, { ...asked, mayOpen: false });
  const roles: AffectedRole[] = [];
  for (const change of changes.roles) {
    const held = await findRoleHolders(reader, [change.role], guardBounds.holdersNamed.most);
    const holderCount = held.counts.get(change.role) ?? 0;
    roles.push(
      holderCount === 0
        ? change
        : { ...change, holderCount, holders: holdersText(asked.organizationId, held) },
    );
  }
  const replay = before && (await replayUse(services, before, asked.definition));
  return { isNewApi: before === undefined, isNewVersion, replay, changes: { ...changes, roles } };
}
