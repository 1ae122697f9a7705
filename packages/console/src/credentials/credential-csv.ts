import type { Credential } from '../api/calls/credentials.js';
import { type ExportForm, fileName } from '../lists/ListExport.js';

/** A list of credentials as a table for spreadsheets. `scopeName` is part of the name of the file. */
export function credentialCsv(what: string, scopeName: string): ExportForm<Credential> {
  return {
    fileName: fileName(what, scopeName),
    columns: [
      ['id', ({ id }) => id],
      ['publicKey', ({ publicKey }) => publicKey],
      ['name', ({ name }) => name],
      ['description', ({ description }) => description],
      ['kind', ({ notes }) => notes.kind],
      ['label', ({ notes }) => notes.label],
      ['owner', ({ notes }) => notes.owner],
      ['tags', ({ notes }) => notes.tags.join(' ')],
      ['madeBy', ({ madeBy }) => madeBy],
      ['orgRoles', ({ orgRoles }) => orgRoles.join('; ')],
      [
        'groupRoles',
        ({ groupRoles }) =>
          groupRoles
            .map(({ groupId, groupName, roles }) => `${groupName ?? groupId}: ${roles.join(', ')}`)
            .join('; '),
      ],
      ['accessListEntries', ({ accessListEntryCount }) => accessListEntryCount],
      ['lastUsedAt', ({ lastUsedAt }) => lastUsedAt],
      ['lastUsedAddress', ({ lastUsedAddress }) => lastUsedAddress],
      ['createdAt', ({ createdAt }) => createdAt],
      ['expiresAt', ({ expiresAt }) => expiresAt],
      ['secretExpiresAt', ({ secretExpiresAt }) => secretExpiresAt],
    ],
  };
}
