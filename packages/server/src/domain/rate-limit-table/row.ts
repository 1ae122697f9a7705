export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RateLimitRow {
  readonly name: string;
  /** Whose bucket it is; `user` means the caller, be it a credential or a person. */
  readonly scope: 'organization' | 'project' | 'user' | 'ip';
  readonly path: string;
  readonly capacity: number;
  readonly perMinute: number;
  readonly endpoints: Readonly<Record<string, readonly Method[]>>;
}

/** Rows by their ids, which are Sallyport's, since the public ones are not known. */
export type RateLimitRows = Readonly<Record<string, RateLimitRow>>;
