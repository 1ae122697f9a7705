import { Link } from '@tanstack/react-router';
import type { RefusedCalls } from '../api/calls/use.js';
import { AddressText } from '../kit/AddressText.js';
import { Backticked } from '../kit/Backticked.js';
import { Badge } from '../kit/Badge.js';
import { PathText } from '../kit/PathText.js';
import { type Column, Table } from '../kit/Table.js';
import { RelativeTime } from '../kit/Time.js';
import { type NamedScope, scopeUrl } from '../shell/scope.js';
import { RefusalRepairs } from './RefusalRepairs.js';
import styles from './Refusals.module.css';
import { codeLabel } from './refusal-words.js';

/** Refused calls with what repairs them. Equal ones of a minute are one row. */
export function RefusalTable({
  scope,
  rows,
  isOfOne = false,
}: {
  scope: NamedScope;
  rows: readonly RefusedCalls[];
  /** Whether all are of one credential, which then needs no column. */
  isOfOne?: boolean;
}) {
  return (
    <Table
      caption="Refused calls"
      columns={isOfOne ? columns.filter(({ name }) => name !== 'Credential') : columnsOf(scope)}
      rows={rows}
      keyOf={(row) =>
        [
          row.lastRefusedAt,
          row.credentialId,
          row.code,
          row.operation,
          row.groupId,
          row.address,
          row.api,
        ].join(' ')
      }
      actions={(row) => (
        <span className={`row ${styles.repairs}`}>
          <RefusalRepairs scope={scope} refused={row} />
        </span>
      )}
    />
  );
}

const columns: readonly Column<RefusedCalls>[] = [
  {
    name: 'When',
    cell: ({ lastRefusedAt, count }) => (
      <span className={styles.cell}>
        <RelativeTime time={lastRefusedAt} />
        {count > 1 && <span className="quiet nowrap">{count.toLocaleString()} times</span>}
      </span>
    ),
  },
  {
    name: 'Why',
    isHeader: true,
    cell: (row) => (
      <span className={`${styles.cell} ${styles.why}`}>
        <span>
          {codeLabel(row.code)}{' '}
          {row.credentialId !== null && !row.secretVerified && (
            <Badge tone="warning">Secret not proved</Badge>
          )}
        </span>
        {row.detail !== '' && (
          <span className="quiet">
            <Backticked text={row.detail} />
          </span>
        )}
        <span className="quiet">
          <PathText text={row.code} />
        </span>
        <span className="instead">
          <Request refused={row} />
        </span>
      </span>
    ),
  },
  {
    name: 'Credential',
    cell: ({ credentialName }) => credentialName ?? <span className="quiet">Nobody</span>,
  },
  {
    name: 'From',
    cell: ({ address }) =>
      address === null ? <span className="quiet">Unknown</span> : <AddressText address={address} />,
  },
  { name: 'Request', room: 'extra', cell: (row) => <Request refused={row} /> },
];

/** What was called: the path, the operation, or the route of a guarded API. */
function Request({ refused: { method, path, operation, api } }: { refused: RefusedCalls }) {
  return (
    <span className={`${styles.cell} ${styles.request}`}>
      {api !== null ? (
        operation === null ? (
          <span className="quiet">No route</span>
        ) : (
          <PathText text={operation} />
        )
      ) : path === null ? (
        <span className="quiet">{operation ?? 'Not known'}</span>
      ) : (
        <PathText text={`${method} ${path}`} />
      )}
      {api !== null && <span className="quiet">Guarded API {api}</span>}
    </span>
  );
}

/** With links to the credentials. */
function columnsOf(scope: NamedScope): readonly Column<RefusedCalls>[] {
  return columns.map((column) =>
    column.name === 'Credential'
      ? {
          ...column,
          cell: (row) => (
            <span className={styles.credential}>
              <Caller scope={scope} refused={row} />
            </span>
          ),
        }
      : column,
  );
}

function Caller({ scope, refused }: { scope: NamedScope; refused: RefusedCalls }) {
  const { credentialId, credentialKind, credentialName } = refused;
  if (credentialId === null) return <span className="quiet">Nobody</span>;
  const name = credentialName ?? credentialId;
  if (credentialKind === 'API_KEY')
    return (
      <Link to={scopeUrl(scope, `applications/api-keys/${credentialId}`)}>
        <code>{name}</code>
      </Link>
    );
  if (credentialKind === 'SERVICE_ACCOUNT')
    return <Link to={scopeUrl(scope, `applications/service-accounts/${credentialId}`)}>{name}</Link>;
  return <span>{name}</span>;
}
