import type { OperationDefinition } from '../../define-operation.js';
import { createGroupAccessListEntry } from './createGroupAccessListEntry.js';
import { deleteGroupAccessListEntry } from './deleteGroupAccessListEntry.js';
import { getGroupAccessListEntry } from './getGroupAccessListEntry.js';
import { getGroupAccessListStatus } from './getGroupAccessListStatus.js';
import { listGroupAccessListEntries } from './listGroupAccessListEntries.js';

export const networkEntries: readonly OperationDefinition[] = [
  listGroupAccessListEntries,
  createGroupAccessListEntry,
  getGroupAccessListEntry,
  deleteGroupAccessListEntry,
  getGroupAccessListStatus,
];
