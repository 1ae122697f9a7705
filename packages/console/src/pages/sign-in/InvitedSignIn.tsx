import { Link } from '@tanstack/react-router';
import { signOut } from '../../api/calls/session.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Actions, Button } from '../../kit/Button.js';
import { Notice } from '../../kit/Notice.js';
import { Refusal } from '../../kit/Refusal.js';
import { useSessionChange } from '../../session/change.js';

/** For somebody who has an account and is not signed in. The link of the invitation waits in this tab meanwhile. */
export function SignInFirst({ invited }: { invited: string }) {
  return (
    <>
      <p>
        There is an account of <strong>{invited}</strong>. Sign in with it to accept or reject; you come back
        to this page.
      </p>
      <Actions>
        <Link
          className="button"
          data-look="primary"
          to="/sign-in"
          search={{ to: '/invitation' }}
          state={{ username: invited }}
        >
          Sign in
        </Link>
      </Actions>
    </>
  );
}

/** Where there is an account, or may be one, and a new one can be made all the same. */
export function SignInInstead({ invited, givesWay }: { invited: string; givesWay: boolean }) {
  return (
    <>
      {givesWay && (
        <Notice tone="warning" title={`There is an account of ${invited}`}>
          <p>
            Nobody has shown yet that it belongs to this address. If it is yours, sign in. If it is not,
            choose a name and a password below: the account starts anew, and all that it had is gone.
          </p>
        </Notice>
      )}
      <p>
        <Link to="/sign-in" search={{ to: '/invitation' }} state={{ username: invited }}>
          I have an account: sign in
        </Link>
      </p>
    </>
  );
}

/** For somebody who is signed in as another person than was invited. */
export function SomebodyElse({ signedInAs, invited }: { signedInAs: string; invited: string }) {
  const changeSession = useSessionChange();
  const leaving = useSteps(async () => {
    await send(signOut());
    changeSession(null);
  });
  return (
    <>
      <Notice tone="warning" title={`You are signed in as ${signedInAs}`}>
        <p>
          The invitation is for {invited}. Sign out to answer it as that person. Your session as {signedInAs}{' '}
          ends in this browser.
        </p>
      </Notice>
      <Refusal error={leaving.error} />
      <Actions>
        <Button look="primary" isBusy={leaving.isPending} onClick={() => leaving.mutate(undefined)}>
          Sign out
        </Button>
        <Link className="button" data-look="quiet" to="/">
          Not now
        </Link>
      </Actions>
    </>
  );
}
