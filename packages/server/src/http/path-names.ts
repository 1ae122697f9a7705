type Parameters = Readonly<Record<string, string | undefined>>;

/** Gives the parameters of a path under other names. */
export type PathReader = (sent: Parameters) => Parameters;

/** Gives the parameters of a wire's own path under the names of the shared one. */
export function pathReader(shared: string, own: string | undefined): PathReader {
  const names = parameterNames(shared);
  const ownNames = parameterNames(own ?? shared);
  if (names.length !== ownNames.length) throw new Error(`${own} has other parameters than ${shared}`);
  if (names.every((name, index) => name === ownNames[index])) return (sent) => sent;
  return (sent) => Object.fromEntries(names.map((name, index) => [name, sent[ownNames[index] ?? ''] ?? '']));
}

function parameterNames(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}
