import type { ReactNode } from 'react';
import { Badge } from './Badge.js';
import { expiryWarning } from './expiry-warning.js';

/** A badge for what ends soon or has ended, such as a `Secret`; for others what is given instead. */
export function ExpiryBadge({
  expiresAt,
  what,
  otherwise,
}: {
  expiresAt: string;
  what: string;
  otherwise?: ReactNode;
}) {
  const warning = expiryWarning(expiresAt, Date.now(), what);
  return warning ? <Badge tone={warning.tone}>{warning.text}</Badge> : otherwise;
}
