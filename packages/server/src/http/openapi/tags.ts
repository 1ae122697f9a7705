/** What the operations under each tag are for. A tag without a line here fails the check of the served document. */
export const TAG_DESCRIPTIONS: Readonly<Record<string, string>> = {
  'Activity Feed': 'Links to the audit trail of organizations and projects.',
  Clusters: 'The clusters of a project, of which there are none.',
  Events: 'The audit trail of organizations and projects.',
  Invitations: 'Invitations into organizations and projects.',
  'Limit Description': 'The limits that projects begin with.',
  'MongoDB Cloud Users': 'The people in organizations, projects and teams, and their roles.',
  OAuth: 'Access tokens for service accounts, and the keys that verify them.',
  Organizations: 'Organizations, their settings and the projects in them.',
  'Performance Advisor': 'Whether the service itself decides what a slow operation is.',
  Private:
    'Beside the published interface: what official clients ask for, and the accounts and sessions of people.',
  'Programmatic API Keys': 'API keys, their roles in projects and their access lists.',
  'Project IP Access List': 'The addresses from which the clusters of a project may be reached.',
  Projects: 'Projects, their settings, limits and addresses.',
  'Rate Limiting': 'How many requests each set of endpoints takes, and how many are left.',
  Root: 'The state of the service and the addresses it calls from.',
  Server: 'Health and figures of the server, and the page that sets it up.',
  'Service Accounts': 'Service accounts, their client secrets and their access lists.',
  Teams: 'Teams of people, and their roles in projects.',
  'Test Controls': 'Faults, the clock, the calls that were answered, and states to go back to.',
  Users: 'The people in organizations and projects, their roles and their personal access lists.',
};
