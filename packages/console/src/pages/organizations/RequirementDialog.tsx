import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Credential, listCredentials } from '../../api/calls/credentials.js';
import { read } from '../../api/query.js';
import { REQUIREMENT_NAME } from '../../domain.js';
import { ConfirmDialog } from '../../kit/Dialog.js';
import { Loaded } from '../../kit/Loaded.js';
import { Pager } from '../../kit/Pager.js';
import { Time } from '../../kit/Time.js';
import styles from './RequirementDialog.module.css';
import { useSettings } from './useSettings.js';

const ROWS = 5;

/** Before access lists are required, or no longer: which credentials it shuts out, or lets in from anywhere. */
export function RequirementDialog({
  orgId,
  isTurningOn,
  onClose,
}: {
  orgId: string;
  isTurningOn: boolean;
  onClose: () => void;
}) {
  const { error, isBusy, save } = useSettings(orgId);
  const [page, setPage] = useState(1);
  const scope = { kind: 'organization', orgId } as const;
  const query = useQuery(
    read(listCredentials(scope, { withoutAccessList: true, pageNum: page, itemsPerPage: ROWS })),
  );
  return (
    <ConfirmDialog
      title={isTurningOn ? `${REQUIREMENT_NAME}?` : 'Stop requiring access lists?'}
      action={isTurningOn ? 'Require Access Lists' : 'Stop Requiring Access Lists'}
      look={isTurningOn ? 'primary' : 'danger'}
      isBusy={isBusy}
      error={error}
      onClose={onClose}
      onConfirm={() => save({ apiAccessListRequired: isTurningOn }, onClose)}
    >
      <p>
        {isTurningOn
          ? 'From the next request on, every API key and service account of this organization can call only from addresses on its own access list. People in this console are not affected.'
          : 'From the next request on, API keys and service accounts with an empty access list can call from any address. Those with entries stay limited to them.'}
      </p>
      <Loaded query={query}>
        {({ results, totalCount }) => (
          <>
            <p>
              <strong>{isTurningOn ? shutOut(totalCount) : letIn(totalCount)}</strong>
            </p>
            {totalCount > 0 && (
              <div>
                <ul className={styles.rows} aria-label="Without access list entries">
                  {results.map((credential) => (
                    <Row key={credential.id} orgId={orgId} credential={credential} />
                  ))}
                </ul>
                <Pager page={page} rowsPerPage={ROWS} total={totalCount} onPage={setPage} />
              </div>
            )}
          </>
        )}
      </Loaded>
    </ConfirmDialog>
  );
}

function shutOut(count: number): string {
  if (count === 0) return 'Nobody is shut out: each of them has an entry.';
  if (count === 1) return '1 has no entry yet, and is shut out until it has one:';
  return `${count} have no entry yet, and are shut out until they have one:`;
}

function letIn(count: number): string {
  if (count === 0) return 'Nothing opens up today: each of them has an entry.';
  if (count === 1) return '1 without an entry, refused so far, is let in from any address:';
  return `${count} without an entry, refused so far, are let in from any address:`;
}

function Row({ orgId, credential }: { orgId: string; credential: Credential }) {
  const { kind, id, publicKey, name, description, lastUsedAt } = credential;
  const isKey = kind === 'API_KEY';
  const label = isKey ? (publicKey ?? id) : (name ?? id);
  const place = isKey ? `api-keys/${id}/edit` : `service-accounts/${id}`;
  return (
    <li className={styles.row}>
      <span className="stack-tight">
        <span>
          {isKey ? <code>{label}</code> : <strong>{label}</strong>}
          {description !== '' && ` · ${description}`}
        </span>
        <span className="hint">
          {isKey ? 'API Key' : 'Service Account'}, last used: <Time time={lastUsedAt} none="never" />
        </span>
      </span>
      <Link to={`/organizations/${orgId}/applications/${place}`} aria-label={`Access list of ${label}`}>
        Access list
      </Link>
    </li>
  );
}
