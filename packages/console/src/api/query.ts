import { ApiError } from '@sallyport/client';
import {
  QueryClient,
  queryOptions,
  type UseMutationResult,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { Call } from './call.js';
import { send } from './send.js';

/** A read for `useQuery`. While another page of a list loads, the one before stays. */
export function read<T>(call: Call<T>) {
  return queryOptions<T>({
    queryKey: ['api', call.path, call.query],
    queryFn: ({ signal }) => send(call, signal),
    placeholderData: (before, query) => (query?.queryKey[1] === call.path ? before : undefined),
  });
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
        staleTime: 5_000,
        // A refusal stays one; only a missing answer is worth another try.
        retry: (failures, error) => !(error instanceof ApiError) && failures < 2,
      },
      // What was sent and answered may hold secrets: nothing of it outlives the page.
      mutations: { retry: false, gcTime: 0 },
    },
  });
}
