import { editableCredential } from '../../../access/reach/editable-credential.js';
import { setCredentialNotes } from '../../../services/credentials/set-credential-notes.js';
import { operation } from '../../define-operation.js';
import { presentCredential } from '../../presenters/credential.js';
import { readNotes } from '../../requests/credential-notes.js';
import { CredentialNotesRequest } from '../../schemas/credential-notes.js';
import { CredentialOverview } from '../../schemas/credentials.js';

export const setOrgCredentialNotes = operation({
  operationId: 'setOrgCredentialNotes',
  tag: 'Private',
  summary:
    'Set what is noted of an API key or service account of an organization: kind, label, owner and tags. What is left out is removed. Notes give no rights',
  method: 'PUT',
  path: '/orgs/{orgId}/credentials/{credentialId}/notes',
  permission: 'organization.apiKeys.write',
  reach: editableCredential,
  status: 200,
  body: CredentialNotesRequest,
  response: CredentialOverview,
  async handle({ services, caller, path, body }) {
    const scope = { kind: 'organization', id: path.orgId } as const;
    const notes = readNotes(body);
    const credential = await setCredentialNotes(services, caller, scope, path.credentialId, notes);
    return presentCredential(credential, services.now());
  },
  wires: {
    private: {},
  },
});
