import type { Operation } from '../../../operation.js';
import { createGroupAccessListEntry } from '../../../operations/network-entries/createGroupAccessListEntry.js';
import { deleteGroupAccessListEntry } from '../../../operations/network-entries/deleteGroupAccessListEntry.js';
import { getGroupAccessListEntry } from '../../../operations/network-entries/getGroupAccessListEntry.js';
import { getGroupAccessListStatus } from '../../../operations/network-entries/getGroupAccessListStatus.js';
import { listGroupAccessListEntries } from '../../../operations/network-entries/listGroupAccessListEntries.js';

export const projectIpAccessList: readonly Operation[] = [
  listGroupAccessListEntries,
  createGroupAccessListEntry,
  getGroupAccessListEntry,
  deleteGroupAccessListEntry,
  getGroupAccessListStatus,
];
