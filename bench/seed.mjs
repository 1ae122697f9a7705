import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { makeOrganization } from '../packages/server/build/changes/organizations/make-organization.js';
import { makeProject } from '../packages/server/build/changes/projects/make-project.js';
import { compileAccessList } from '../packages/server/build/domain/access-list.js';
import { computeHa1 } from '../packages/server/build/domain/digest.js';
import { newId } from '../packages/server/build/domain/ids.js';
import { SYSTEM } from '../packages/server/build/domain/new-event.js';
import { createSealing, generateMasterKey, parseMasterKey } from '../packages/server/build/domain/sealing.js';
import { ha1Context } from '../packages/server/build/domain/sealing-contexts.js';
import {
  generatePrivateKey,
  generatePublicKey,
  privateKeySuffix,
} from '../packages/server/build/domain/secrets.js';
import { recognizeMasterKey } from '../packages/server/build/services/installation/recognize-master-key.js';
import { openStore } from '../packages/server/build/store/store.js';
import { ABOUT_ALL } from '../packages/server/build/store/subjects.js';

/** The published limit of API keys in one organization. */
const KEYS_PER_ORGANIZATION = 500;
/** Organizations per transaction: other writers, and the transaction's own time limit, want short ones. */
const ORGANIZATIONS_PER_WRITE = 20;
const ROWS_PER_STATEMENT = 500;

/**
 * Fills a data directory with organizations of one project and 500 API keys each, past the services but with the same
 * sealing. Every key reads its organization; every second one holds a role in the project too. Keys get no audit event.
 *
 * `entriesPerList` makes one more key for each number, with an access list of that many entries, 127.0.0.1 among them;
 * `projectsPerList` one more, in an organization with that many projects. Writes one `publicKey:privateKey` line per key to
 * `usersFile` and to `usersFile` + `.list-<entries>` or `.projects-<projects>`.
 */
export async function seed({ dataDir, keys, usersFile, entriesPerList = [], projectsPerList = [] }) {
  const sealing = createSealing(masterKeyOf(dataDir));
  const store = await openStore({ dataDir, now: Date.now });
  await recognizeMasterKey(store, sealing);
  const users = openSync(usersFile, 'w', 0o600);
  try {
    const newKeys = createKeyMaker();
    for (let left = keys; left > 0; ) {
      const made = await store.write(ABOUT_ALL, async (transaction) => {
        const all = [];
        for (let i = 0; i < ORGANIZATIONS_PER_WRITE && all.length < left; i++) {
          const some = newKeys(Math.min(left - all.length, KEYS_PER_ORGANIZATION));
          await makeOrganizationWithKeys(transaction, sealing, some);
          all.push(...some);
        }
        return all;
      });
      writeSync(users, lines(made));
      left -= made.length;
    }
    for (const entries of entriesPerList) {
      const key = newKeys(1);
      await store.write(ABOUT_ALL, async (transaction) => {
        await makeOrganizationWithKeys(transaction, sealing, key);
        await insertAccessList(transaction, key[0].id, entries);
      });
      writeFileSync(`${usersFile}.list-${entries}`, lines(key), { mode: 0o600 });
    }
    for (const projects of projectsPerList) {
      const key = newKeys(1);
      await store.write(ABOUT_ALL, (transaction) =>
        makeOrganizationWithKeys(transaction, sealing, key, projects),
      );
      writeFileSync(`${usersFile}.projects-${projects}`, lines(key), { mode: 0o600 });
    }
  } finally {
    closeSync(users);
    await store.close();
  }
}

/** The key file of the data directory, made when missing, as the server's first start does it. */
function masterKeyOf(dataDir) {
  const file = join(dataDir, 'master.key');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${generateMasterKey()}\n`, { mode: 0o600 });
  }
  return parseMasterKey(readFileSync(file, 'utf8'));
}

/** Of a million random public keys a few are expected to be equal; here none are. */
function createKeyMaker() {
  const taken = new Set();
  return (count) =>
    Array.from({ length: count }, () => {
      let publicKey;
      do publicKey = generatePublicKey();
      while (taken.has(publicKey));
      taken.add(publicKey);
      return { id: newId(Date.now()), publicKey, privateKey: generatePrivateKey() };
    });
}

async function makeOrganizationWithKeys(transaction, sealing, made, projects = 1) {
  const { database, now } = transaction;
  const organizationId = await makeOrganization(transaction, SYSTEM, {
    name: `Organization ${newId(now)}`,
  });
  const projectId = await makeProject(transaction, SYSTEM, { organizationId, name: 'Project 0' });
  for (let i = 1; i < projects; i++)
    await makeProject(transaction, SYSTEM, { organizationId, name: `Project ${i}` });
  await insertAll(
    database,
    'credentials',
    made.map(({ id }) => ({
      id,
      organization_id: organizationId,
      kind: 'api_key',
      description: 'Made for a measurement',
      created_at: now,
      last_used_at: null,
      last_used_address: null,
    })),
  );
  await insertAll(
    database,
    'api_keys',
    made.map(({ id, publicKey, privateKey }) => ({
      id,
      public_key: publicKey,
      private_key_suffix: privateKeySuffix(privateKey),
      ha1_md5_sealed: sealing.seal(computeHa1('MD5', publicKey, privateKey), ha1Context('md5', id)),
      ha1_sha256_sealed: sealing.seal(computeHa1('SHA-256', publicKey, privateKey), ha1Context('sha256', id)),
    })),
  );
  await insertAll(
    database,
    'credential_organization_roles',
    made.map(({ id }) => ({ credential_id: id, role: 'ORG_READ_ONLY' })),
  );
  await insertAll(
    database,
    'credential_project_roles',
    made
      .filter((_key, index) => index % 2 === 1)
      .map(({ id }) => ({ credential_id: id, project_id: projectId, role: 'GROUP_OWNER' })),
  );
}

/** Half single addresses, the rest blocks of three lengths, and the address that the generator calls from. */
async function insertAccessList({ database, now }, credentialId, entries) {
  const blocks = ['127.0.0.1/32'];
  for (let i = 0; blocks.length < entries; i++) {
    const [a, b] = [i >> 8, i & 255];
    const block = [
      `10.${a}.${b}.7/32`,
      `172.16.${a}.${b}/32`,
      `11.${a}.${b}.0/24`,
      `2001:db8:${i.toString(16)}::/48`,
    ];
    blocks.push(block[i % block.length]);
  }
  if (compileAccessList(blocks).size !== entries)
    throw new Error(`the list has not ${entries} different entries`);
  await insertAll(
    database,
    'access_list_entries',
    blocks.map((block) => ({
      credential_id: credentialId,
      cidr_block: block,
      ip_address: block.endsWith('/32') ? block.slice(0, -3) : null,
      created_at: now,
      request_count: 0,
      last_used_at: null,
      last_used_address: null,
    })),
  );
}

async function insertAll(database, table, rows) {
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT)
    await database
      .insertInto(table)
      .values(rows.slice(from, from + ROWS_PER_STATEMENT))
      .execute();
}

const lines = (keys) => keys.map(({ publicKey, privateKey }) => `${publicKey}:${privateKey}\n`).join('');

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: {
      'data-dir': { type: 'string' },
      keys: { type: 'string', default: '1000' },
      'users-file': { type: 'string' },
      entries: { type: 'string', default: '' },
    },
  });
  const dataDir = values['data-dir'];
  const usersFile = values['users-file'];
  if (!dataDir || !usersFile) {
    console.error(
      'usage: node bench/seed.mjs --data-dir DIR --users-file FILE [--keys N] [--entries 10,1000]',
    );
    process.exit(2);
  }
  const entriesPerList = values.entries.split(',').filter(Boolean).map(Number);
  await seed({ dataDir, usersFile, keys: Number(values.keys), entriesPerList });
}
