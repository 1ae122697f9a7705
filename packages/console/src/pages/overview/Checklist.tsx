import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { listCredentials } from '../../api/calls/credentials.js';
import { getOrganizationSettings } from '../../api/calls/organization-settings.js';
import { read } from '../../api/query.js';
import { Button } from '../../kit/Button.js';
import { Icon } from '../../kit/Icon.js';
import { hideChecklist, hidesChecklist } from '../../session/checklist.js';
import { useSession } from '../../session/session.js';
import { type NamedScope, scopeUrl, useMay } from '../../shell/scope.js';
import styles from './Overview.module.css';

interface Item {
  readonly name: string;
  readonly isDone: boolean;
  readonly to: string;
  readonly why: string;
}

/** What to do in a new organization, until it is done or put away. For who may do it. */
export function Checklist({ scope }: { scope: NamedScope }) {
  const may = useMay(scope);
  const { hasSecondFactor, organizations } = useSession();
  const [isHidden, setIsHidden] = useState(() => hidesChecklist(scope.orgId));
  const all = useQuery(read(listCredentials(scope, { itemsPerPage: 1 })));
  const unused = useQuery(read(listCredentials(scope, { neverUsed: true, itemsPerPage: 1 })));
  const settings = useQuery(read(getOrganizationSettings(scope.orgId)));
  if (isHidden || !may('organization.apiKeys.write')) return null;
  if (!all.data || !unused.data || !settings.data) return null;
  const count = all.data.totalCount;
  const name = organizations.find(({ id }) => id === scope.orgId)?.name ?? scope.name;
  const items: readonly Item[] = [
    {
      name: 'Set up a second factor',
      isDone: hasSecondFactor,
      to: '/account/security',
      why: 'Whoever has your password alone cannot sign in.',
    },
    {
      name: 'Create the first API key or service account',
      isDone: count > 0,
      to: scopeUrl(scope, 'applications/api-keys/new'),
      why: 'Programs call the API with it.',
    },
    {
      name: 'Make the first call',
      isDone: count > unused.data.totalCount,
      to: scopeUrl(scope, count > 0 ? 'applications/api-keys' : 'applications/api-keys/new'),
      why: 'The page of a new key has it ready to copy, and says when it came.',
    },
    {
      name: 'Require IP access lists',
      isDone: settings.data.apiAccessListRequired,
      to: scopeUrl(scope, 'settings'),
      why: 'A credential that leaks is of no use from another address.',
    },
  ];
  const left = items.filter(({ isDone }) => !isDone).length;
  if (left === 0) return null;
  return (
    <section className="card stack-tight" aria-labelledby="checklist">
      <div className="spread">
        <h2 id="checklist">Set up {name}</h2>
        <Button
          onClick={() => {
            hideChecklist(scope.orgId);
            setIsHidden(true);
          }}
        >
          Hide this list
        </Button>
      </div>
      <p className="quiet" role="status">
        {items.length - left} of {items.length} done
      </p>
      <ol className={styles.checklist}>
        {items.map(({ name: what, isDone, to, why }) => (
          <li key={what} data-done={isDone}>
            <Icon name={isDone ? 'check' : 'info'} />
            <span>
              {isDone ? (
                <>
                  {what} <span className="quiet">(done)</span>
                </>
              ) : (
                <>
                  <Link to={to}>{what}</Link> <span className="quiet">{why}</span>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
