import { importCredentials as importAll } from '../../../services/credentials/import-credentials.js';
import { operation } from '../../define-operation.js';
import { readImports } from '../../requests/credential-imports.js';
import { CredentialImportRequest, ImportedCredentials } from '../../schemas/credential-imports.js';

export const importCredentials = operation({
  operationId: 'importCredentials',
  tag: 'Private',
  summary:
    'Import credentials that were made elsewhere, by their hashes: API keys by HA1, service accounts by the SHA-256 of a secret. All of them, or none',
  method: 'POST',
  path: '/orgs/{orgId}/credentialImports',
  permission: 'organization.write',
  status: 201,
  body: CredentialImportRequest,
  response: ImportedCredentials,
  async handle({ services, caller, path, body }) {
    return {
      credentials: [...(await importAll(services, caller, path.orgId, readImports(body.credentials)))],
    };
  },
  wires: {
    private: {},
  },
});
