import { shownText } from '@sallyport/client';
import type { MembershipStatus, Person } from '../api/calls/users.js';
import { Badge } from '../kit/Badge.js';
import { NameText } from '../kit/NameText.js';
import { RelativeTime, Time } from '../kit/Time.js';
import styles from './people.module.css';

/** `Ada Example`; empty for somebody who was only invited so far. */
export function fullName({ firstName = '', lastName = '' }: Person): string {
  return shownText(`${firstName} ${lastName}`.trim());
}

/** Somebody in a row of a table. */
export function PersonName({ person, isSelf }: { person: Person; isSelf: boolean }) {
  const name = fullName(person);
  return (
    <div className={styles.name}>
      <NameText text={person.username} /> {isSelf && <Badge>You</Badge>}
      {name && <div className="hint">{name}</div>}
    </div>
  );
}

const TONES = {
  ACTIVE: ['good', 'Active'],
  PENDING: ['warning', 'Pending'],
  INVITATION_EXPIRED: ['danger', 'Invitation expired'],
  INVITATION_REJECTED: ['danger', 'Invitation rejected'],
} as const satisfies Record<MembershipStatus, readonly [string, string]>;

/** Whether somebody is in, or how the invitation stands. */
export function Status({ person }: { person: Person }) {
  const { orgMembershipStatus, invitationExpiresAt } = person;
  const [tone, word] = TONES[orgMembershipStatus];
  return (
    <>
      <Badge tone={tone}>{word}</Badge>
      {orgMembershipStatus === 'PENDING' && (
        <div className="hint">
          <div className="nowrap">Invitation sent</div>
          {invitationExpiresAt && (
            <div className="nowrap">
              Expires <RelativeTime time={invitationExpiresAt} />
            </div>
          )}
        </div>
      )}
    </>
  );
}

/** When somebody last signed in; those who were invited never did here. */
export function LastSignedIn({ person }: { person: Person }) {
  return <Time time={person.lastAuth} none={person.orgMembershipStatus === 'ACTIVE' ? 'Never' : 'Not yet'} />;
}

/** `1 person was`, `3 people were`. */
export function countedPeople(count: number): string {
  return count === 1 ? '1 person was' : `${count} people were`;
}
