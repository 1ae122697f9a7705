import { bound } from './bound.js';

/**
 * Lists of which no length is published. In bodies they may be as long as what they fill can be, so that the published
 * refusals stay what is met first.
 */
export const listBounds = {
  accessListEntriesPerApiKey: bound(
    200,
    'entries',
    'Access list of an API key',
    'What is published for service accounts. One request writes so many within 50 ms.',
  ),
  accessListEntriesPerUser: bound(
    200,
    'entries',
    'Personal access list',
    'What is published for service accounts.',
  ),
  networkEntriesPerRequest: bound(
    400,
    'entries',
    'IP access list of a project, in one request',
    'Twice what the list holds, so that a list that is too long for the project is told as such.',
  ),
  tagsPerProject: bound(
    50,
    'tags',
    'A project',
    'What the live service is known to take. A list of 500 projects then has at most 13 MB of tags.',
  ),
  rolesPerGrant: bound(100, 'roles', 'One grant', 'More than there are roles.'),
  roleAssignmentsPerUser: bound(
    500,
    'roles',
    'A person, in all organizations and projects that a body names',
    'All projects of an organization, twice.',
  ),
  namesPerFilter: bound(
    100,
    'names',
    'What a list is filtered by',
    'A page has no more than a few hundred rows.',
  ),
  typesPerFeed: bound(20, 'event types, or clusters', 'The link of an activity feed', 'Published.'),
  linksPerObject: bound(100, 'links', 'An object that is sent back', 'Answers have at most a dozen.'),
  violationsPerAnswer: bound(
    100,
    'fields',
    'What one refusal of a body names',
    'Nobody reads more, and a body can have 10,000.',
  ),
  ownersPerMail: bound(
    50,
    'people',
    'Owners who are told by mail that a credential was revoked',
    'One of them is enough, and a revocation waits for no mail.',
  ),
} as const;
