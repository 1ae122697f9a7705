/** Writes text for people, with a line end, to standard output. */
export type Print = (text: string) => void;

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;
