export interface Setting<T> {
  readonly env: string;
  readonly flag: string;
  /** How the value is written, for help and the reference page. */
  readonly form: string;
  readonly default: string | undefined;
  readonly description: string;
  /** Whether it holds a secret, which the file that `<env>_FILE` names may hold instead. */
  readonly isSecret?: true;
  parse(text: string): T;
}

/** Keeps the type of the value. */
export function setting<T>(definition: Setting<T>): Setting<T> {
  return definition;
}
