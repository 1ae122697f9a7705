import { published } from './define-error.js';

/** The IP access lists of projects. */
export const networkEntryErrors = {
  ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND: published({
    status: 404,
    detail: (value: string, projectId: string) =>
      `IP Address ${value} not on Atlas access list for group ${projectId}.`,
    parameters: ['entry', 'project ID'],
    meaning: 'The project IP access list has no such entry, or its time has passed.',
    fix: 'List the entries and use one as it is written there; encode `/` as `%2F` in the path.',
  }),
  ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED: published({
    status: 403,
    detail: (limit: number, projectId: string) =>
      `The IP access list of group ${projectId} can have at most ${limit} entries.`,
    parameters: ['limit', 'project ID'],
    meaning: 'The project IP access list would get more entries than it may have.',
    fix: 'Delete entries that are no longer used, or cover several by one block.',
  }),
  MULTIPLE_VALUES_SPECIFIED_FOR_ONE_NETWORK_PERMISSION_ENTRY: published({
    status: 400,
    detail: () => 'Each entry needs exactly one of ipAddress, cidrBlock and awsSecurityGroup.',
    parameters: [],
    meaning: 'An entry names more than one of an address, a block and a security group, or none.',
    fix: 'Send exactly one of the three in every item.',
  }),
  EXPIRATION_DATE_IN_PAST: published({
    status: 400,
    detail: (date: string) => `${date} is in the past.`,
    parameters: ['date given'],
    meaning: 'A temporary entry would expire before it is created.',
    fix: 'Send a `deleteAfterDate` in the future, or none for a permanent entry.',
  }),
  EXPIRATION_DATE_EXCEEDS_MAX: published({
    status: 400,
    detail: (date: string, days: number) => `${date} is more than ${days} days away.`,
    parameters: ['date given', 'limit in days'],
    meaning: 'A temporary entry would stay longer than temporary entries may.',
    fix: 'Send an earlier `deleteAfterDate`, or none for a permanent entry.',
  }),
};
