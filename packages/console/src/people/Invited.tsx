import { Notice } from '../kit/Notice.js';
import { useSession } from '../session/session.js';
import { useMay } from '../shell/scope.js';
import { AboutInvitationLinks, InvitationLink } from './InvitationLink.js';
import styles from './Invited.module.css';
import { countedPeople } from './people.js';

/** Who was invited just now, with links to hand on for those who may make them. */
export function Invited({ orgId, usernames }: { orgId: string; usernames: readonly string[] }) {
  const { serverSendsMail } = useSession();
  const mayLink = useMay({ kind: 'organization', orgId })('organization.invitations.write');
  return (
    <section className="stack-tight" aria-label="Invited">
      <Notice tone="good" isUrgent title={`${countedPeople(usernames.length)} invited`}>
        <p>
          {serverSendsMail
            ? 'The link to accept goes out by mail.'
            : 'This server sends no mail: the link to accept is handed on.'}
          {!serverSendsMail && mayLink && ' Copy it here.'}
        </p>
      </Notice>
      <ul className={styles.list}>
        {usernames.map((username) => (
          <li key={username}>
            <span>{username}</span>
            {mayLink && <InvitationLink orgId={orgId} username={username} />}
          </li>
        ))}
      </ul>
      {mayLink && <AboutInvitationLinks />}
    </section>
  );
}
