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
    'The same as published for service accounts. One request writes them within 50 ms.',
  ),
  accessListEntriesPerUser: bound(
    200,
    'entries',
    'Personal access list',
    'The same as published for service accounts.',
  ),
  networkEntriesPerRequest: bound(
    400,
    'entries',
    'IP access list of a project, in one request',
    'Twice the maximum of the list, so that a list that is too long gets the right error code.',
  ),
  credentialsPerImport: bound(
    100,
    'credentials',
    'One import of credentials that were made elsewhere',
    'They are made in one write. A team with more imports several files.',
  ),
  tagsPerCredential: bound(20, 'tags', 'A credential', 'A page of 500 credentials then has 0.5 MB of them.'),
  tagsPerProject: bound(
    50,
    'tags',
    'A project',
    'The maximum known from Atlas. A list of 500 projects then has at most 13 MB of tags.',
  ),
  rolesPerGrant: bound(100, 'roles', 'One grant', 'There are fewer roles.'),
  roleAssignmentsPerUser: bound(
    500,
    'roles',
    'Roles of a user, in all organizations and projects in a body',
    'Twice the number of projects of an organization.',
  ),
  namesPerFilter: bound(100, 'names', 'Filter of a list', 'A page has at most a few hundred rows.'),
  filteredDays: bound(
    3_650,
    'days',
    'How far from now a list looks, for what was not used or will expire',
    'Ten years, longer than anything here is kept.',
  ),
  searchHits: bound(
    8,
    'results of each kind',
    'An answer of the search over everything',
    'Whoever does not find it there types one more letter.',
  ),
  typesPerFeed: bound(20, 'event types, or clusters', 'The link of an activity feed', 'Published.'),
  linksPerObject: bound(
    100,
    'links',
    'Links of an object that a client sends back',
    'Responses have at most a dozen.',
  ),
  violationsPerAnswer: bound(100, 'fields', 'Fields named in one refusal of a body', 'Nobody reads more.'),
  ownersPerMail: bound(
    50,
    'people',
    'Owners who get a mail when a credential revokes itself',
    'One of them is enough.',
  ),
  changedValueCharacters: bound(
    2_000,
    'characters',
    'A value that an event tells, before and after',
    'All roles that one can have, or fifty tags of forty characters. Longer ones are cut.',
  ),
  eventsSearched: bound(
    10_000,
    'events',
    'Events in which a text is looked for, the newest that all other filters let through',
    'The list of events says so. Narrow it by times to look further back.',
  ),
} as const;
