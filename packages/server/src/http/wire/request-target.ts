/** The target as it was sent, of the absolute form only path and query; slashes are left as they are. */
export function withoutAuthority(target: string): string {
  return target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?#]*/i, '');
}

/**
 * The target of a request as path and query. Some official clients send `//api/…` when their base address ends in a
 * slash, and proxies may send the absolute form, which a server has to take (RFC 9112 section 3.2.2).
 */
export function originForm(target: string): string {
  // All but a few requests go this way.
  if (target.startsWith('/') && target.charAt(1) !== '/') return target;
  const path = withoutAuthority(target);
  return path.startsWith('/') ? path.replace(/^\/+/, '/') : `/${path}`;
}

/** The path of a target, without the query. */
export function pathOf(target: string): string {
  return target.split('?', 1)[0] ?? '';
}
