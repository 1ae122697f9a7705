/** An answer in a few words, for a report: no body of one that was good, since it may hold a secret. */
export function outcomeOf({ status, error, text }) {
  if (status === 0) return `no answer: ${error}`;
  const code = /"(?:errorCode|error)":\s*"([\w-]+)"/.exec(text)?.[1];
  return code === undefined ? String(status) : `${status} ${code}`;
}
