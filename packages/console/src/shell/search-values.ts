/** What stands behind the question mark of an address: texts, or lists of texts where a name is repeated. */
export type SearchValues = Readonly<Record<string, string | readonly string[] | undefined>>;

export function parseSearch(text: string): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(new URLSearchParams(text).keys())) {
    const all = new URLSearchParams(text).getAll(name);
    values[name] = all.length === 1 ? (all[0] ?? '') : all;
  }
  return values;
}

export function writeSearch(values: SearchValues): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    for (const single of Array.isArray(value) ? value : [value])
      if (single !== undefined && single !== '') search.append(name, String(single));
  return search.size > 0 ? `?${search}` : '';
}
