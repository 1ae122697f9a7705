import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Scope } from '../api/calls/scopes.js';
import { scopeUrl, useMay } from './scope.js';

export function Sidebar({
  scope,
  isOpen,
  onNavigate,
}: {
  scope: Scope;
  /** On a narrow screen, where it is behind a button. */
  isOpen: boolean;
  onNavigate: () => void;
}) {
  const may = useMay(scope);
  const mayRead = may(`${scope.kind}.serviceAccounts.read`);
  const mayGuard = scope.kind === 'organization' && may('organization.write');
  function to(page: string, label: string, below?: ReactNode) {
    return (
      <li>
        <Link
          to={scopeUrl(scope, page)}
          // Of a page and the pages below it, only the one that is open is marked.
          activeOptions={{ exact: below !== undefined, includeSearch: false }}
          onClick={onNavigate}
        >
          {label}
        </Link>
        {below}
      </li>
    );
  }
  return (
    <nav
      id="sidebar"
      className="sidebar"
      data-open={isOpen}
      aria-label={scope.kind === 'organization' ? 'Organization' : 'Project'}
    >
      {scope.kind === 'organization' && (
        <ul>
          {to('overview', 'Overview')}
          {to('projects', 'Projects')}
        </ul>
      )}
      {scope.kind === 'project' && <ul>{to('settings', 'Project Settings')}</ul>}
      <h2 id="identity">Identity &amp; Access</h2>
      <ul aria-labelledby="identity">
        {to('access-manager', 'Access Manager')}
        {to(
          'applications',
          'Applications',
          <ul>
            {to('applications/service-accounts', 'Service Accounts')}
            {to('applications/api-keys', 'API Keys')}
          </ul>,
        )}
        {to('users', 'Users')}
        {to('teams', 'Teams')}
        {scope.kind === 'project' && to('access', 'Who Has Access')}
      </ul>
      {mayGuard && (
        <>
          <h2 id="guard">Your Own APIs</h2>
          <ul aria-labelledby="guard">
            {to('guarded-apis', 'Guarded APIs')}
            {to('gates', 'Gates')}
          </ul>
        </>
      )}
      <h2 id="oversight">{scope.kind === 'organization' ? 'Configurations' : 'Admin'}</h2>
      <ul aria-labelledby="oversight">
        {to('activity', 'Activity Feed')}
        {mayRead && to('refusals', 'Refusals')}
        {to('explain', 'Access Check')}
        {scope.kind === 'organization' && to('settings', 'Organization Settings')}
      </ul>
    </nav>
  );
}
