import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listSessions, type OwnSession } from '../../api/calls/account.js';
import { read } from '../../api/query.js';
import { AddressText } from '../../kit/AddressText.js';
import { Badge } from '../../kit/Badge.js';
import { Button } from '../../kit/Button.js';
import { Loaded } from '../../kit/Loaded.js';
import { type Column, Table } from '../../kit/Table.js';
import { Time } from '../../kit/Time.js';
import { AccountFrame } from './AccountFrame.js';
import { browserWords } from './browser-words.js';
import { EndSessionsDialog } from './EndSessionsDialog.js';
import styles from './SessionsPage.module.css';

/** Where somebody is signed in, and a way to end that. */
export function SessionsPage() {
  const query = useQuery(read(listSessions()));
  const [ended, setEnded] = useState<OwnSession | 'all others'>();
  const others = query.data?.filter(({ isCurrent }) => !isCurrent).length ?? 0;
  return (
    <AccountFrame
      title="Sessions"
      lead="Where you are signed in. If you do not know one of them, end it and change your password."
      actions={others > 0 && <Button onClick={() => setEnded('all others')}>End all other sessions</Button>}
    >
      <Loaded query={query}>
        {(sessions) => (
          <Table
            caption="Your sessions"
            columns={COLUMNS}
            rows={sessions}
            keyOf={({ id }) => id}
            actions={(session) =>
              session.isCurrent ? null : (
                <Button onClick={() => setEnded(session)}>
                  End
                  <span className="visually-hidden">
                    {' '}
                    the session of {browserWords(session.userAgent)} at {session.remoteAddress}
                  </span>
                </Button>
              )
            }
          />
        )}
      </Loaded>
      {ended && <EndSessionsDialog ended={ended} others={others} onClose={() => setEnded(undefined)} />}
    </AccountFrame>
  );
}

const COLUMNS: readonly Column<OwnSession>[] = [
  {
    name: 'Browser',
    isHeader: true,
    cell: ({ userAgent, isCurrent }) => (
      <span className={styles.browser} title={userAgent ?? undefined}>
        {browserWords(userAgent)}
        {isCurrent && <Badge tone="good">This session</Badge>}
      </span>
    ),
  },
  { name: 'Address', cell: ({ remoteAddress }) => <AddressText address={remoteAddress ?? 'Unknown'} /> },
  {
    name: 'Second Factor',
    cell: ({ isSecondFactorGiven }) => (isSecondFactorGiven ? 'Given' : <span className="quiet">None</span>),
  },
  { name: 'Started', cell: ({ createdAt }) => <Time time={createdAt} /> },
  { name: 'Last Seen', cell: ({ lastSeenAt }) => <Time time={lastSeenAt} /> },
];
