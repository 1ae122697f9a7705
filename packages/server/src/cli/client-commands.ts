import { explain } from './explain.js';
import { accessLists } from './groups/access-lists.js';
import { auth, withoutAuth } from './groups/auth.js';
import { config } from './groups/config.js';
import { credentials } from './groups/credentials.js';
import { events } from './groups/events.js';
import { guard } from './groups/guard.js';
import { organizations } from './groups/organizations.js';
import { projects } from './groups/projects.js';
import { refusals } from './groups/refusals.js';
import { teams } from './groups/teams.js';
import { test } from './groups/test.js';
import { usage } from './groups/usage.js';
import { users } from './groups/users.js';
import type { CommandNode } from './kit/command.js';

/** The commands that speak to a server, in the grammar of the Atlas CLI. */
export const clientCommands: readonly CommandNode[] = [
  auth,
  config,
  organizations,
  projects,
  teams,
  users,
  accessLists,
  credentials,
  events,
  explain,
  refusals,
  usage,
  ...withoutAuth,
  guard,
  test,
  {
    name: 'api',
    summary: 'Call any operation of the API: api <tag> <operationId>.',
    // The list of operations brings the server's code with it.
    commands: async () => (await import('./groups/api.js')).apiCommands(),
  },
];
