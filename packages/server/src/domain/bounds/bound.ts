/** How large one thing may become that a caller chooses or that grows by itself, and why so. */
export interface Bound {
  readonly most: number;
  readonly unit: string;
  /** What it is a bound of, for the reference page. */
  readonly of: string;
  readonly why: string;
  /** The environment variable that changes the number, which then is the default. */
  readonly setting?: string;
}

export type Bounds = Readonly<Record<string, Bound>>;

export function bound(most: number, unit: string, of: string, why: string, setting?: string): Bound {
  return { most, unit, of, why, ...(setting !== undefined && { setting }) };
}

/** The numbers alone, under the names of the bounds: what the code asks for. */
export function numbersOf<B extends Bounds>(bounds: B): { readonly [Name in keyof B]: number } {
  return Object.fromEntries(Object.entries(bounds).map(([name, { most }]) => [name, most])) as {
    readonly [Name in keyof B]: number;
  };
}
