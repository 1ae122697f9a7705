import type { HeldPermissions as Held } from '../../services/permissions/held-permissions.js';
import type { HeldPermissions } from '../schemas/held-permissions.js';

export function presentHeld({ permissions, roles }: Held): HeldPermissions {
  return { permissions: [...permissions], roles: [...roles] };
}
