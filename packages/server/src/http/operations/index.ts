import type { Operation } from '../operation.js';
import { servedOperations } from '../served-operations.js';
import { wires } from '../wires/index.js';
import { access } from './access/index.js';
import { apiKeys } from './api-keys/index.js';
import { credentials } from './credentials/index.js';
import { events } from './events/index.js';
import { explain } from './explain/index.js';
import { guard } from './guard/index.js';
import { invitations } from './invitations/index.js';
import { networkEntries } from './network-entries/index.js';
import { oauth } from './oauth/index.js';
import { organizations } from './organizations/index.js';
import { passwords } from './passwords/index.js';
import { permissions } from './permissions/index.js';
import { profile } from './profile/index.js';
import { projects } from './projects/index.js';
import { rateLimits } from './rate-limits/index.js';
import { root } from './root/index.js';
import { searches } from './search/index.js';
import { secondFactor } from './second-factor/index.js';
import { server } from './server/index.js';
import { serviceAccounts } from './service-accounts/index.js';
import { sessions } from './sessions/index.js';
import { teams } from './teams/index.js';
import { testing } from './testing/index.js';
import { use } from './use/index.js';
import { users } from './users/index.js';

const served = [
  ...organizations,
  ...projects,
  ...apiKeys,
  ...serviceAccounts,
  ...teams,
  ...users,
  ...invitations,
  ...networkEntries,
  ...events,
  ...rateLimits,
  ...root,
  ...explain,
  ...sessions,
  ...profile,
  ...passwords,
  ...secondFactor,
  ...credentials,
  ...use,
  ...oauth,
  ...server,
  ...permissions,
  ...guard,
  ...access,
  ...searches,
  ...testing,
].flatMap(servedOperations);

/** Every operation on every wire that serves it, wire after wire. */
export const operations: readonly Operation[] = Object.values(wires).flatMap((wire) =>
  served.filter((operation) => operation.wire === wire),
);

/** What every server serves: the controls of a server for tests are not among them. */
export const ordinaryOperations = operations.filter(({ wire }) => wire !== wires.test);
