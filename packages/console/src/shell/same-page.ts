/**
 * The page of an organization or project that a path leads to, for going to the same page of another one: without what is
 * about a single thing of it, which the other one has not.
 */
export function samePage(path: string, id: string): string | undefined {
  const below = path.split(`/${id}/`)[1];
  const parts = below?.split('/') ?? [];
  const single = parts.findIndex(
    (part, place) =>
      part === 'new' ||
      /^(?:[0-9a-f]{24}|mdb_sa_id_.*)$/.test(part) ||
      (place === 1 && ['guarded-apis', 'gates'].includes(parts[0] ?? '')),
  );
  const page = (single < 0 ? parts : parts.slice(0, single)).filter(Boolean).join('/');
  return page === '' ? undefined : page;
}
