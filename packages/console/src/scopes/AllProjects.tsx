import { Badge } from '../kit/Badge.js';
import { reachOfRole, roleNames } from './roles.js';

/** Which roles in an organization reach all of its projects, and what they may do there; nothing where none does. */
export function AllProjects({ roles }: { roles: readonly string[] }) {
  return roles
    .filter((role) => reachOfRole(role) !== undefined)
    .map((role) => (
      <p key={role}>
        All projects, through <Badge>{roleNames([role])[0]}</Badge>{' '}
        <span className="quiet">
          {reachOfRole(role) === 'change' ? '(may change them)' : '(may look at them)'}
        </span>
      </p>
    ));
}
