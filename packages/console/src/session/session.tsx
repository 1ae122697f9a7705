import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { getSession, type Session } from '../api/calls/session.js';
import { isSessionEnd, send, setCsrfToken } from '../api/send.js';

/** Who is signed in; `null` when nobody is. */
export const sessionQuery = queryOptions<Session | null>({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: async () => {
    try {
      return acceptSession(await send(getSession()));
    } catch (error) {
      if (isSessionEnd(error)) return null;
      throw error;
    }
  },
});

/** From now on requests prove themselves as this session's. Returns it. */
export function acceptSession(session: Session): Session {
  setCsrfToken(session.csrfToken);
  return session;
}

/** The session on pages for people who are signed in; where it ended meanwhile, as it was, until the page is left. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  const last = useRef(data);
  if (data !== null) last.current = data;
  if (last.current === null) throw new Error('nobody is signed in');
  return last.current;
}
