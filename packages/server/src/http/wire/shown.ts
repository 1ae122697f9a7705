const MOST_CHARACTERS = 200;

/** Whatever a caller sent, as a refusal shows it: values that are no text as JSON, and never more than some characters. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`;
}
