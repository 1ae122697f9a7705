import { bound } from './bound.js';

const PUBLISHED = 'Published.';

/** Limits of the public API that this server keeps. */
export const publishedBounds = {
  apiKeysPerOrganization: bound(500, 'API keys', 'An organization', PUBLISHED),
  projectsPerOrganization: bound(250, 'projects', 'An organization', PUBLISHED),
  apiKeyDescriptionCharacters: bound(250, 'characters', 'Description of an API key', PUBLISHED),
  tagCharacters: bound(255, 'characters', 'Key of a tag, and its value', PUBLISHED),
  nameCharacters: bound(
    64,
    'characters',
    'Name of an organization, project, team or service account',
    PUBLISHED,
  ),
  serviceAccountsPerOrganization: bound(200, 'service accounts', 'An organization', PUBLISHED),
  secretsPerServiceAccount: bound(2, 'client secrets', 'A service account', PUBLISHED),
  liveTokensPerServiceAccount: bound(100, 'access tokens', 'A service account', PUBLISHED),
  accessListEntriesPerServiceAccount: bound(200, 'entries', 'Access list of a service account', PUBLISHED),
  networkEntriesPerProject: bound(200, 'entries', 'IP access list of a project', PUBLISHED),
  temporaryNetworkEntryDays: bound(
    7,
    'days',
    'Life of a temporary entry in the IP access list of a project',
    PUBLISHED,
  ),
  serviceAccountDescriptionCharacters: bound(
    250,
    'characters',
    'Description of a service account',
    PUBLISHED,
  ),
  minSecretValidityHours: bound(8, 'hours at least', 'Validity of a client secret', PUBLISHED),
  maxSecretValidityHours: bound(8760, 'hours', 'Validity of a client secret', `${PUBLISHED} A year.`),
  secretOverlapDays: bound(
    7,
    'days',
    'Remaining life of the older client secret after a rotation',
    PUBLISHED,
  ),
  itemsPerPage: bound(500, 'items', 'A page of a list', PUBLISHED),
  usersPerOrganization: bound(500, 'people', 'An organization', PUBLISHED),
  usersPerProject: bound(500, 'people', 'A project', PUBLISHED),
  usersPerTeam: bound(250, 'people', 'A team', PUBLISHED),
  teamsPerOrganization: bound(250, 'teams', 'An organization', PUBLISHED),
  teamsPerProject: bound(100, 'teams', 'A project', PUBLISHED),
  teamsPerUser: bound(100, 'teams', 'A person', PUBLISHED),
  organizationsPerUser: bound(250, 'organizations', 'A person', PUBLISHED),
  invitationDays: bound(30, 'days', 'Life of an invitation', PUBLISHED),
} as const;
