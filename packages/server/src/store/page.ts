/** The slice of a list that a query reads. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
  /** Whether to count the whole list; by default it is counted. */
  readonly includeCount?: boolean;
}

/** A page of a list. */
export interface Slice<T> {
  readonly results: T[];
  /** How long the whole list is; 0 where the page does not ask for it. */
  readonly totalCount: number;
}

/** A page with all of a list: the lists of an organization are bounded by published limits. */
export const EVERYTHING: Page = { limit: 1_000_000, offset: 0 };
