import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 40;
const PAUSE_AFTER_FAILURE_MS = 150;

/**
 * Writers that make a key, give it an access list entry, change its roles and delete it, again and again, one call after the
 * other. Each life ends before a pause, so that a verdict finds nothing half done but what was not answered.
 */
export function createWriters({ caller, organizations, history, count }) {
  let isPaused = true;
  let number = 0;
  const lives = [];

  async function live({ id: org, key }) {
    const desc = `key ${++number}`;
    const keys = `/api/atlas/v2/orgs/${org}/apiKeys`;
    const call = (method, path, body) => () => caller.digest(key, method, path, body);
    const { isAcknowledged, body: made } = await history.act({
      org,
      type: 'API_KEY_CREATED',
      desc,
      expected: 200,
      call: call('POST', keys, { desc, roles: ['ORG_READ_ONLY'] }),
    });
    if (!isAcknowledged) return false;
    const { publicKey, id } = made;
    history.issued(id, publicKey);
    const entry = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
    const about = { org, publicKey, desc };
    const steps = [
      {
        type: 'API_KEY_ACCESS_LIST_ENTRY_ADDED',
        entry,
        expected: 200,
        call: call('POST', `${keys}/${id}/accessList`, [{ ipAddress: entry }]),
      },
      {
        type: 'API_KEY_ROLES_CHANGED',
        expected: 200,
        call: call('PATCH', `${keys}/${id}`, { roles: ['ORG_MEMBER'] }),
      },
      { type: 'API_KEY_DELETED', expected: 204, call: call('DELETE', `${keys}/${id}`) },
    ];
    for (const step of steps) {
      await sleep(PAUSE_MS);
      const { isAcknowledged: isDone } = await history.act({ ...about, ...step });
      // What may have been done or not stays as it is: asking again could not tell the two apart.
      if (!isDone) return false;
    }
    return true;
  }

  async function write(organization) {
    while (!isPaused) await sleep((await live(organization)) ? PAUSE_MS : PAUSE_AFTER_FAILURE_MS);
  }

  return {
    start() {
      isPaused = false;
      for (let index = 0; index < count; index++)
        lives.push(write(organizations[index % organizations.length]));
    },
    /** Resolves when no call is under way any more. */
    async pause() {
      isPaused = true;
      await Promise.all(lives.splice(0));
    },
  };
}
