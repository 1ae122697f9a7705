type Value = string | number | boolean;

/** Query parameters by name. A list is sent as the parameter repeated; undefined is not sent. */
export type Query = Readonly<Record<string, Value | readonly Value[] | undefined>>;

/** The parameters with a question mark before them, or nothing. */
export function queryString(query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(
      (single) => `${encodeURIComponent(name)}=${encodeURIComponent(single)}`,
    ),
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
