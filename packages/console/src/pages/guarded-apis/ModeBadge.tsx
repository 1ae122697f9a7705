import type { GuardMode } from '../../api/calls/guard.js';
import { Badge } from '../../kit/Badge.js';

/** Whether a guarded API refuses, or only says what it would refuse. */
export function ModeBadge({ mode }: { mode: GuardMode }) {
  return mode === 'enforce' ? <Badge tone="good">Enforce</Badge> : <Badge tone="warning">Report only</Badge>;
}
