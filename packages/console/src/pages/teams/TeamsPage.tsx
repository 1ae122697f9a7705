import { useScope } from '../../shell/scope.js';
import { OrganizationTeams } from './OrganizationTeams.js';
import { ProjectTeams } from './ProjectTeams.js';

/** Teams: of an organization, or those with roles in a project. */
export function TeamsPage() {
  const scope = useScope();
  return scope.kind === 'organization' ? <OrganizationTeams scope={scope} /> : <ProjectTeams scope={scope} />;
}
