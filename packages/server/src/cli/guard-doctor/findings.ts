/** What one check of `guard doctor` came to. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'wrong' | 'not known';
  readonly detail: string;
  /** What to do; null where nothing has to be done. */
  readonly fix: string | null;
}

export function ok(check: string, detail: string): Finding {
  return { check, state: 'ok', detail, fix: null };
}

export function wrong(check: string, detail: string, fix: string): Finding {
  return { check, state: 'wrong', detail, fix };
}

export function notKnown(check: string, detail: string, fix: string): Finding {
  return { check, state: 'not known', detail, fix };
}
