/** One value that a refusal puts on the wire beside its text. */
export type RefusalParameter = string | number;

/** One violated rule of a request, as `badRequestDetail.fields` shows it. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

/** The statuses that refusals use. */
export type RefusalStatus =
  | 400
  | 401
  | 403
  | 404
  | 405
  | 406
  | 408
  | 409
  | 413
  | 415
  | 429
  | 431
  | 500
  | 502
  | 503
  | 504
  | 507;

/** What the catalogue says about one code. `A` are the arguments a caller must give to refuse with it. */
export interface ErrorDefinition<A extends readonly RefusalParameter[]> {
  readonly status: RefusalStatus;
  /** The sentence of the answer. Protocol literals are kept to the letter; all else is worded here. */
  readonly detail: (...args: A) => string;
  /** What the wire's `parameters` hold, in order. */
  readonly parameters: readonly string[];
  /** Turns the arguments into the wire's `parameters` where they are not the same list. */
  readonly wire?: (...args: NoInfer<A>) => readonly RefusalParameter[];
  readonly headers?: (...args: A) => Readonly<Record<string, string>>;
  /** What `badRequestDetail` says, where the text of the live service does not say what is wrong. */
  readonly fields?: (...args: A) => readonly FieldViolation[];
  /** One sentence for the reference page: when this happens. */
  readonly meaning: string;
  /** One sentence for the reference page: what the caller can do. */
  readonly fix: string;
  /** Whether the code belongs to the public API; `false` marks Sallyport's own codes. */
  readonly published: boolean;
}

type Entry<A extends readonly RefusalParameter[]> = Omit<ErrorDefinition<A>, 'published'>;

export function published<A extends readonly RefusalParameter[]>(entry: Entry<A>): ErrorDefinition<A> {
  return { ...entry, published: true };
}

export function own<A extends readonly RefusalParameter[]>(entry: Entry<A>): ErrorDefinition<A> {
  return { ...entry, published: false };
}
