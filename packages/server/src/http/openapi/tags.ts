/** What the operations under each tag are for. A tag without a line here fails the check of the served document. */
export const TAG_DESCRIPTIONS: Readonly<Record<string, string>> = {
  'Activity Feed': 'Links to the audit trail of organizations and projects.',
  Clusters: 'Clusters of a project. There are none.',
  Events: 'The audit trail of organizations and projects.',
  Invitations: 'Invitations into organizations and projects.',
  'Limit Description': 'Default limits of projects.',
  'MongoDB Cloud Users': 'Users of organizations, projects and teams, and their roles.',
  OAuth: 'Access tokens for service accounts, and the keys that verify them.',
  Organizations: 'Organizations, their settings and the projects in them.',
  'Performance Advisor': 'Whether the threshold of slow operations is managed by the service.',
  Private:
    'Not in the published API: operations that official clients and the console use, user accounts and sessions.',
  'Programmatic API Keys': 'API keys, their roles in projects and their access lists.',
  'Project IP Access List': 'IP addresses that can connect to the clusters of a project.',
  Projects: 'Projects, their settings, limits and addresses.',
  'Rate Limiting': 'Rate limits of the endpoint sets, and what is left of them.',
  Root: 'State of the service, and its IP addresses.',
  Server: 'Health, metrics and the setup page of the server.',
  'Service Accounts': 'Service accounts, their client secrets and their access lists.',
  Teams: 'Teams of users, and their roles in projects.',
  'Test Controls': 'Faults, the clock, the calls that were answered, and states to go back to.',
  Users: 'Users of organizations and projects, their roles and their personal access lists.',
};
