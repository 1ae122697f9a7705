import { editableCredentialOfProject } from '../../../access/reach/editable-credential.js';
import { setCredentialNotes } from '../../../services/credentials/set-credential-notes.js';
import { operation } from '../../define-operation.js';
import { presentCredential } from '../../presenters/credential.js';
import { readNotes } from '../../requests/credential-notes.js';
import { CredentialNotesRequest } from '../../schemas/credential-notes.js';
import { CredentialOverview } from '../../schemas/credentials.js';

export const setGroupCredentialNotes = operation({
  operationId: 'setGroupCredentialNotes',
  tag: 'Private',
  summary:
    'Set what is noted of an API key or service account with a role in a project: kind, label, owner and tags. What is left out is removed. Notes give no rights',
  method: 'PUT',
  path: '/groups/{groupId}/credentials/{credentialId}/notes',
  permission: 'project.apiKeys.write',
  reach: editableCredentialOfProject,
  status: 200,
  body: CredentialNotesRequest,
  response: CredentialOverview,
  async handle({ services, caller, path, body }) {
    const scope = { kind: 'project', id: path.groupId } as const;
    const notes = readNotes(body);
    const credential = await setCredentialNotes(services, caller, scope, path.credentialId, notes);
    return presentCredential(credential, services.now());
  },
  wires: {
    private: {},
  },
});
