import { type Dispatch, type SetStateAction, useCallback } from 'react';
import type { ClientSecret, SecretTerms } from '../../api/calls/service-accounts.js';
import { ExpiryBadge } from '../../kit/ExpiryBadge.js';
import { problemOf } from '../../kit/Refusal.js';
import type { Column } from '../../kit/Table.js';
import { RelativeTime, Time } from '../../kit/Time.js';
import { DurationField } from './SecretExpiry.js';

/** What is true of a client secret, as lists show it. */
export const secretColumns: readonly Column<ClientSecret>[] = [
  { name: 'Secret', isHeader: true, cell: (secret) => <code>{secret.maskedSecretValue}</code> },
  { name: 'Created', cell: (secret) => <Time time={secret.createdAt} /> },
  {
    name: 'Expires',
    cell: (secret) => (
      <>
        <Time time={secret.expiresAt} />{' '}
        <ExpiryBadge
          what="Secret"
          expiresAt={secret.expiresAt}
          otherwise={
            <span className="quiet">
              <RelativeTime time={secret.expiresAt} />
            </span>
          }
        />
      </>
    ),
  },
  { name: 'Last Used', cell: (secret) => <Time time={secret.lastUsedAt} /> },
];

/** What is asked of a secret that is made; undefined until everything is known that has to be. */
export function SecretTermsFields({
  orgId,
  terms,
  error,
  onChange,
}: {
  orgId: string;
  terms: SecretTerms | undefined;
  error: unknown;
  onChange: Dispatch<SetStateAction<SecretTerms | undefined>>;
}) {
  const setHours = useCallback(
    (hours: number) => onChange((known) => ({ ...known, secretExpiresAfterHours: hours })),
    [onChange],
  );
  return (
    <DurationField
      label="Client Secret Expiration"
      orgId={orgId}
      hours={terms && Number(terms.secretExpiresAfterHours)}
      problem={problemOf(error, 'secretExpiresAfterHours')}
      onChange={setHours}
    />
  );
}
