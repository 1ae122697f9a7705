/** What an event can tell the value of, before and after, with its words for people. None of them is a secret. */
export const changedValues = {
  absoluteSessionTimeoutSeconds: 'Absolute session timeout (seconds)',
  apiAccessListRequired: 'API access lists required',
  cacheSeconds: 'Answers may be kept (seconds)',
  comment: 'Comment',
  dataExplorer: 'Data explorer',
  delegatedMcpAccess: 'Delegated MCP access',
  delegatedPartnerAccess: 'Delegated partner access',
  deleteAfter: 'Ends',
  description: 'Description',
  dialect: 'Dialect',
  entry: 'Entry',
  expiresAt: 'Expires',
  gateSecret: 'Secret of the gate',
  genAiFeaturesEnabled: 'Generative AI features',
  idleRefreshTokenLifetime: 'Idle lifetime of refresh tokens',
  idleSessionTimeoutSeconds: 'Idle session timeout (seconds)',
  imported: 'Imported, its secret made elsewhere',
  kind: 'Kind',
  label: 'Label',
  limits: 'Limits',
  maxSecretValidityHours: 'Longest validity of client secrets (hours)',
  maximumRefreshTokenLifetime: 'Longest lifetime of refresh tokens',
  mode: 'Mode',
  multiFactorAuthRequired: 'Multi-factor authentication required',
  name: 'Name',
  openTo: 'Open to',
  operationsContact: 'Operations contact',
  organization: 'Organization ID',
  owner: 'Owner',
  peers: 'Peers',
  restrictEmployeeAccess: 'Access by support staff restricted',
  roles: 'Roles',
  secretExpiresAt: 'Client secret expires',
  securityContact: 'Security contact',
  skipDefaultAlertsSettings: 'Projects go without default alerts',
  streamsCrossGroupEnabled: 'Streams across projects',
  tags: 'Tags',
  team: 'Team ID',
  title: 'Title',
  version: 'Version',
  waveAssignmentMode: 'Assignment of maintenance waves',
  withDefaultAlertsSettings: 'Default alerts',
} as const;

export type ChangedValue = keyof typeof changedValues;

/** A value before and after, as it is stored and told. */
interface ToldChange {
  readonly value: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The same with the name of a team in place of its ID. */
export function withTeamName(change: ToldChange, teamName: string | undefined): ToldChange {
  if (change.value !== 'team' || teamName === undefined) return change;
  const named = (side: readonly string[]) => side.map(() => teamName);
  return { value: 'Team', before: named(change.before), after: named(change.after) };
}

/** `Roles: A → A, B`, for people; the value by its name where this version has no words for it. */
export function changeText({ value, before, after }: ToldChange): string {
  return `${valueWords(value)}: ${before.join(', ') || 'none'} → ${after.join(', ') || 'none'}`;
}

export function valueWords(value: string): string {
  const words: Readonly<Record<string, string>> = changedValues;
  return (Object.hasOwn(words, value) && words[value]) || value;
}
