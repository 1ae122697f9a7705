/** The slice of a list that a query reads. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}
