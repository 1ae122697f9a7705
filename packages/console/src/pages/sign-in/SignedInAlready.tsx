import { signOut } from '../../api/calls/session.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Actions, Button } from '../../kit/Button.js';
import { Refusal } from '../../kit/Refusal.js';
import { VisitorCard } from './VisitorCard.js';

/** The sign-in page for somebody who is signed in: to go on, or to sign out and be somebody else. */
export function SignedInAlready({
  username,
  onContinue,
  onSignOut,
}: {
  username: string;
  onContinue: () => void;
  onSignOut: () => void;
}) {
  const leaving = useSteps(async () => {
    await send(signOut());
    onSignOut();
  });
  return (
    <VisitorCard title="You are signed in">
      <p>
        In this browser <strong>{username}</strong> is signed in.
      </p>
      <Refusal error={leaving.error} />
      <Actions>
        <Button look="primary" onClick={onContinue}>
          Continue
        </Button>
        <Button isBusy={leaving.isPending} onClick={() => leaving.mutate(undefined)}>
          Sign out
        </Button>
      </Actions>
    </VisitorCard>
  );
}
