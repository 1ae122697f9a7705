import type { OperationContext } from '../operation.js';

/** A page of what was asked for, as the store gives it. */
interface Slice<T> {
  readonly results: readonly T[];
  readonly totalCount: number;
  readonly hasMore?: boolean;
}

/** Shows a page as a list, each of its items as `present` does. */
export function listOf<T>(present: (item: T, link: (path: string) => string) => unknown) {
  return (
    { results, totalCount, hasMore }: Slice<T>,
    { link, list }: Pick<OperationContext, 'link' | 'list'>,
  ): unknown =>
    list(
      results.map((item) => present(item, link)),
      totalCount,
      hasMore,
    );
}
