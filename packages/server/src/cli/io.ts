/** Writes text for people, with a line end, to standard output. */
export type Print = (text: string) => void;

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a command reads from and writes to. */
export interface Terminal {
  /** Writes to standard output, as it is. */
  write(text: string): void;
  /** The same, of what is shown only now: where it cannot be written there, it is kept for the person elsewhere. */
  writeSecret(text: string): void;
  /** Writes to standard error, as it is. */
  writeError(text: string): void;
  /** Whether somebody is there to answer: standard input and standard error are terminals. */
  readonly isInteractive: boolean;
  /** Whether standard output is a terminal: what is written there is seen, and kept by nobody. */
  readonly isOutputShown: boolean;
  /** Shows the question on standard error and reads one line. */
  ask(question: string): Promise<string>;
  /** The same, without showing what is typed. */
  askSecret(question: string): Promise<string>;
  /** All of standard input as text. */
  readInput(): Promise<string>;
  /** How many characters a line of standard output has; undefined where it is no terminal. */
  readonly columns: number | undefined;
  /** Waits until everything is written. Throws CommandError where something was not, which says where its secrets are. */
  flush(): Promise<void>;
}
