import { bound } from './bound.js';

/** Guarded APIs: what a definition may hold, and how much is kept. */
export const guardBounds = {
  definitionBytes: bound(
    1_000_000,
    'bytes',
    'Definition of a guarded API',
    'Leaves room in the longest body. 10,000 routes have some 700,000.',
  ),
  definitionYamlBytes: bound(
    65_536,
    'bytes',
    'Definition that is sent to the server as YAML',
    'Reading it takes some 20 ms, in which nothing else is decided. The command line sends JSON, which has no such bound.',
  ),
  routesPerApi: bound(
    10_000,
    'routes',
    'Definition of a guarded API',
    'The largest public APIs have some 1,000.',
  ),
  toolsPerApi: bound(1_000, 'tools', 'Definition of a guarded API', 'MCP servers have a few dozen.'),
  permissionsPerApi: bound(
    1_000,
    'permissions',
    'Definition of a guarded API',
    'A bit for each and each role.',
  ),
  rolesPerApi: bound(100, 'roles', 'Definition of a guarded API', 'As many as one grant may have.'),
  templateCharacters: bound(
    1_024,
    'characters',
    'Path template of a route',
    'A quarter of the longest path.',
  ),
  templateSegments: bound(64, 'segments', 'Path template of a route', 'As of a path.'),
  guardName: bound(
    64,
    'characters',
    'Name of a permission, custom role, tool, parameter or header',
    'Long enough.',
  ),
  guardTitle: bound(
    100,
    'characters',
    'Title of a guarded API, permission or custom role',
    'One line of a list.',
  ),
  resourceCharacters: bound(500, 'characters', 'URL of a guarded API', 'It stands in tokens and challenges.'),
  apisPerOrganization: bound(50, 'APIs', 'An organization', 'More than a team guards.'),
  versionsPerApi: bound(
    200,
    'versions',
    'Guarded API; the oldest that is not active goes with the next one',
    'Years of changes, and with the longest definitions 200 MB.',
  ),
  gatesPerApi: bound(
    50,
    'gates',
    'Guarded API',
    'A gate stands for a kind of proxy, not for each process of it.',
  ),
  peersPerGate: bound(100, 'blocks', 'Gate', 'Looked through for each request of an unknown peer.'),
  gateCacheSeconds: bound(
    300,
    'seconds',
    'What a proxy may keep a decision for',
    'A revocation is not to wait longer.',
  ),
  usesReplayed: bound(
    2_000,
    'credentials on a route',
    'Use of the last week that a candidate is compared with, the most frequent first',
    'Looked at when somebody asks for a comparison.',
  ),
  holdersNamed: bound(
    20,
    'names',
    'Who holds a role that a refusal or a comparison tells of',
    'The rest is counted.',
  ),
} as const;
