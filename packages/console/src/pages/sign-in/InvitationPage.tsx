import { ApiError } from '@sallyport/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import { getInvitation, type InvitationPreview } from '../../api/calls/account.js';
import type { Session } from '../../api/calls/session.js';
import { send } from '../../api/send.js';
import { Actions } from '../../kit/Button.js';
import { Loaded, Skeleton } from '../../kit/Loaded.js';
import { Notice } from '../../kit/Notice.js';
import { Refusal } from '../../kit/Refusal.js';
import { useSessionChange } from '../../session/change.js';
import { useLinkToken } from '../../session/link-token.js';
import { sessionQuery } from '../../session/session.js';
import { AcceptAsMember } from './AcceptAsMember.js';
import { AcceptAsNewcomer } from './AcceptAsNewcomer.js';
import { InvitationFacts } from './InvitationFacts.js';
import { SignInFirst, SignInInstead, SomebodyElse } from './InvitedSignIn.js';
import { VisitorCard } from './VisitorCard.js';

/** What a mailed invitation is about, and accepting or rejecting it, with an account or without one yet. */
export function InvitationPage() {
  const { token, forget } = useLinkToken('invitation');
  return token === undefined ? <DeadLink /> : <Invitation key={token} token={token} onSpent={forget} />;
}

function Invitation({ token, onSpent }: { token: string; onSpent: () => void }) {
  const preview = useQuery({
    // Without the token, which is a secret; another one is another component.
    queryKey: ['invitation', useId()],
    queryFn: () => send(getInvitation(token)),
    gcTime: 0,
  });
  // Somebody may have signed in or out in another window.
  const session = useQuery({ ...sessionQuery, staleTime: 0 });
  const [answered, setAnswered] = useState<'accepted' | 'rejected'>();
  const navigate = useNavigate();
  const changeSession = useSessionChange();
  const isDead = preview.error instanceof ApiError && preview.error.errorCode === 'INVITATION_LINK_INVALID';
  useEffect(() => {
    if (isDead) onSpent();
  }, [isDead, onSpent]);

  async function enter(orgId: string, signedIn: Session) {
    setAnswered('accepted');
    onSpent();
    changeSession(signedIn);
    await navigate({ to: `/organizations/${orgId}/projects`, replace: true });
  }

  if (answered === 'accepted')
    return (
      <VisitorCard title="Invitation accepted">
        <Skeleton />
      </VisitorCard>
    );
  if (answered === 'rejected') return <Rejected />;
  if (isDead) return <DeadLink error={preview.error} />;
  return (
    <VisitorCard title={preview.data ? `Invitation to ${preview.data.orgName}` : 'Invitation'}>
      <Loaded query={preview}>
        {(invitation) => (
          <>
            <InvitationFacts invitation={invitation} />
            <Loaded query={session}>
              {(signedIn) => (
                <Answer
                  invitation={invitation}
                  token={token}
                  signedInAs={signedIn?.user.username}
                  onAccepted={(session) => enter(invitation.orgId, session)}
                  onRejected={() => {
                    onSpent();
                    setAnswered('rejected');
                  }}
                />
              )}
            </Loaded>
          </>
        )}
      </Loaded>
    </VisitorCard>
  );
}

/** What can be done about it depends on who is there. */
function Answer({
  invitation,
  signedInAs,
  ...answer
}: {
  invitation: InvitationPreview;
  token: string;
  signedInAs: string | undefined;
  onAccepted: (session: Session) => Promise<void>;
  onRejected: () => void;
}) {
  const { username, hasAccount, mayMakeAccount } = invitation;
  if (signedInAs === username) return <AcceptAsMember invitation={invitation} {...answer} />;
  if (signedInAs !== undefined) return <SomebodyElse signedInAs={signedInAs} invited={username} />;
  if (!mayMakeAccount) return <SignInFirst invited={username} />;
  return (
    <>
      {hasAccount !== false && <SignInInstead invited={username} givesWay={hasAccount === true} />}
      <AcceptAsNewcomer invitation={invitation} {...answer} />
    </>
  );
}

function Rejected() {
  return (
    <VisitorCard title="Invitation rejected">
      <p>Whoever invited you sees that. The link has no effect any more; you can close this page.</p>
    </VisitorCard>
  );
}

function DeadLink({ error }: { error?: unknown }) {
  return (
    <VisitorCard title="This invitation does not work">
      {error ? (
        <Refusal error={error} />
      ) : (
        <Notice tone="warning">The link is incomplete. Open it as it stands in the mail.</Notice>
      )}
      <p>
        An invitation can be answered once, within 30 days, and ends when it is withdrawn or sent anew. Have
        you accepted it already? Then sign in.
      </p>
      <Actions>
        <Link className="button" to="/sign-in">
          Sign in
        </Link>
      </Actions>
    </VisitorCard>
  );
}
