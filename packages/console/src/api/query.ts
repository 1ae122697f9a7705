import { ApiError } from '@sallyport/client';
import {
  QueryClient,
  queryOptions,
  type UseMutationResult,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { begunAddresses } from './begun-reads.js';
import { type Call, searchOf, served } from './call.js';
import { getSession } from './calls/session.js';
import { staleAfter } from './loading.js';
import { baseUrl, send } from './send.js';

/** A read for `useQuery`. While another page of a list loads, the one before stays. */
export function read<T>(call: Call<T>) {
  return queryOptions<T>({
    queryKey: ['api', call.path, String(searchOf(call))],
    queryFn: ({ signal }) => send(call, signal),
    placeholderData: (before, query) => (query?.queryKey[1] === call.path ? before : undefined),
  });
}

/**
 * Takes what was begun with the page into the cache, so that pages are shown with it at once. Of an answer that comes later,
 * whoever reads the same waits for it.
 */
export function takeBegunReads(queryClient: QueryClient): void {
  for (const address of begunAddresses()) {
    const { pathname, searchParams } = new URL(address);
    const path = pathname.slice(new URL(baseUrl).pathname.replace(/\/$/, '').length);
    // Who is signed in, pages ask in their own ways.
    if (path !== getSession().path)
      void queryClient.prefetchQuery(read(served(path, Object.fromEntries(searchParams))));
  }
}

/**
 * A change. When it is done, everything on the screen is read again, and `mutate` callers go on after that; on failure
 * nothing was changed and what was typed stays.
 */
export function useSend<Input, T>(toCall: (input: Input) => Call<T>): UseMutationResult<T, Error, Input> {
  const queryClient = useQueryClient();
  return useMutation<T, Error, Input>({
    mutationFn: (input) => send(toCall(input)),
    onSuccess: () => queryClient.invalidateQueries(),
  });
}

/** As `useSend`, for what takes more than one call. */
export function useSteps<Input, T>(steps: (input: Input) => Promise<T>): UseMutationResult<T, Error, Input> {
  const queryClient = useQueryClient();
  return useMutation<T, Error, Input>({
    mutationFn: steps,
    // Also after a failure: the first steps may have been taken.
    onSettled: () => queryClient.invalidateQueries(),
  });
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: staleAfter(5_000),
        // A refusal stays one; only a missing answer is worth another try.
        retry: (failures, error) => !(error instanceof ApiError) && failures < 2,
      },
      // What was sent and answered may hold secrets: nothing of it outlives the page.
      mutations: { retry: false, gcTime: 0 },
    },
  });
}
