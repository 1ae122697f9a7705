import { useScope } from '../../shell/scope.js';
import { OrganizationUsers } from './OrganizationUsers.js';
import { ProjectUsers } from './ProjectUsers.js';

/** Users: who is in an organization or was invited to it, or who can use a project. */
export function UsersPage() {
  const scope = useScope();
  return scope.kind === 'organization' ? <OrganizationUsers scope={scope} /> : <ProjectUsers scope={scope} />;
}
