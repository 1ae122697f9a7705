import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { forgetBegunReads } from '../api/begun-reads.js';
import type { Session } from '../api/calls/session.js';
import { setCsrfToken } from '../api/send.js';
import { acceptSession, sessionQuery } from './session.js';

/**
 * Tells the console that somebody signed in, or that nobody is signed in any more. What was read for whoever was signed
 * in before is forgotten.
 */
export function useSessionChange(): (session: Session | null) => void {
  const queryClient = useQueryClient();
  return useCallback(
    (session) => {
      forgetBegunReads();
      queryClient.removeQueries({ queryKey: ['api'] });
      if (session === null) setCsrfToken('');
      queryClient.setQueryData(sessionQuery.queryKey, session && acceptSession(session));
    },
    [queryClient],
  );
}
