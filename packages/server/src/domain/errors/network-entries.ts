import { published } from './define-error.js';

/** The IP access lists of projects. */
export const networkEntryErrors = {
  ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND: published({
    status: 404,
    detail: (value: string, projectId: string) =>
      `IP Address ${value} not on Atlas access list for group ${projectId}.`,
    parameters: ['entry', 'project ID'],
    meaning: 'The IP access list of the project has no such entry, or the entry has expired.',
    fix: 'List the entries and use one as it is written there; encode `/` as `%2F` in the path.',
  }),
  ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED: published({
    status: 403,
    detail: (limit: number, projectId: string) =>
      `The IP access list of group ${projectId} can have at most ${limit} entries.`,
    parameters: ['limit', 'project ID'],
    meaning: 'The IP access list of the project would get too many entries.',
    fix: 'Delete entries that are no longer used, or replace several by a CIDR block.',
  }),
  MULTIPLE_VALUES_SPECIFIED_FOR_ONE_NETWORK_PERMISSION_ENTRY: published({
    status: 400,
    detail: () => 'Each entry needs exactly one of ipAddress, cidrBlock and awsSecurityGroup.',
    parameters: [],
    meaning:
      'An entry has more than one of `ipAddress`, `cidrBlock` and `awsSecurityGroup`, or none of them.',
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
    meaning: 'A temporary entry would exist longer than temporary entries can.',
    fix: 'Send an earlier `deleteAfterDate`, or none for a permanent entry.',
  }),
};
