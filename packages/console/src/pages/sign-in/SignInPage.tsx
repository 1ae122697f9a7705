import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { getSession, type Session } from '../../api/calls/session.js';
import { send } from '../../api/send.js';
import { Skeleton } from '../../kit/Loaded.js';
import { useSessionChange } from '../../session/change.js';
import { acceptSession, sessionQuery } from '../../session/session.js';
import { useSearchValues } from '../../shell/search.js';
import { SignedInAlready } from './SignedInAlready.js';
import { SignInForm } from './SignInForm.js';
import { VisitorCard } from './VisitorCard.js';

/** Signs somebody in, asking for the code of the second factor when there is one, and goes on to where they wanted. */
export function SignInPage() {
  const [{ to, reset, ended }] = useSearchValues();
  const router = useRouter();
  const username = useLocation({ select: ({ state }) => state.username ?? '' });
  const changeSession = useSessionChange();
  const [session, setSession] = useSessionHere(reset !== undefined || ended !== undefined);
  const target = typeof to === 'string' && isOwnAddress(to) ? to : '/';

  async function enter(entered: Session) {
    changeSession(entered);
    await router.navigate({ href: target });
  }

  if (session === undefined)
    return (
      <VisitorCard title="Sign in">
        <Skeleton />
      </VisitorCard>
    );
  if (session)
    return (
      <SignedInAlready
        username={session.user.username}
        onContinue={() => enter(session)}
        onSignOut={() => {
          changeSession(null);
          setSession(null);
        }}
      />
    );
  return (
    <SignInForm
      givenUsername={username}
      news={reset === 'done' ? 'password changed' : ended === 'yes' ? 'session ended' : undefined}
      onSignedIn={enter}
    />
  );
}

/** Who is signed in: asked anew, because it may have changed in another window. `undefined` while that is not known. */
function useSessionHere(isKnownToBeOver: boolean) {
  const queryClient = useQueryClient();
  const [session, setSession] = useState<Session | null | undefined>(() =>
    isKnownToBeOver || queryClient.getQueryData(sessionQuery.queryKey) === null ? null : undefined,
  );
  useEffect(() => {
    if (session !== undefined) return;
    let isWanted = true;
    send(getSession()).then(
      (found) => isWanted && setSession(acceptSession(found)),
      // Also when there was no answer: trying to sign in says so.
      () => isWanted && setSession(null),
    );
    return () => {
      isWanted = false;
    };
  }, [session]);
  return [session, setSession] as const;
}

/** Whether a text is an address of the console: nobody is sent elsewhere by a link that was made up. */
function isOwnAddress(text: string): boolean {
  return /^\/(?![/\\])/.test(text);
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Whom the sign-in page takes it to be; kept out of the address. */
    username?: string;
  }
}
