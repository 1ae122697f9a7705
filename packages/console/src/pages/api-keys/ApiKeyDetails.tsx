import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getCredential } from '../../api/calls/credentials.js';
import { read } from '../../api/query.js';
import { Badges } from '../../kit/Badge.js';
import { Dialog } from '../../kit/Dialog.js';
import { Loaded } from '../../kit/Loaded.js';
import { Time } from '../../kit/Time.js';
import { useScope } from '../../shell/scope.js';
import { roleNames } from '../applications/roles.js';

/** The modal "<Public Key> API Key Details". */
export function ApiKeyDetails({ id, onClose }: { id: string; onClose: () => void }) {
  const scope = useScope();
  const query = useQuery(read(getCredential(scope, id)));
  return (
    <Dialog
      size="wide"
      title={query.data ? `${query.data.publicKey} API Key Details` : 'API Key Details'}
      onClose={onClose}
    >
      <Loaded query={query}>
        {(key) => (
          <dl className="facts">
            <dt>Private Key</dt>
            <dd>
              <code>{key.maskedPrivateKey}</code>
            </dd>
            <dt>Last Used</dt>
            <dd>
              <Time time={key.lastUsedAt} />
            </dd>
            <dt>Created</dt>
            <dd>
              <Time time={key.createdAt} />
            </dd>
            <dt>Projects</dt>
            <dd>
              <ul className="stack-tight">
                {key.groupRoles.map(({ groupId, groupName, roles }) => (
                  <li key={groupId} className="row">
                    <Link to={`/projects/${groupId}/applications/api-keys`}>{groupName ?? groupId}</Link>
                    <Badges items={roleNames(roles)} />
                  </li>
                ))}
              </ul>
            </dd>
          </dl>
        )}
      </Loaded>
    </Dialog>
  );
}
