/** The address of the activity page with a filter, for people. Repeated parameters stay repeated. */
export function feedLink(
  page: string,
  filter: Readonly<Record<string, string | readonly string[] | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter))
    for (const text of value === undefined ? [] : [value].flat()) query.append(name, text);
  const text = query.toString();
  return text === '' ? page : `${page}?${text}`;
}
