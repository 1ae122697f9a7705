import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startBuiltServer, temporaryDirectory } from '../support/built-server.js';
import { makeCertificate } from '../support/certificate.js';
import { createDigestCaller } from '../support/digest-caller.js';
import { readFirstStart } from '../support/first-start.js';
import { startPostgres } from '../support/postgres.js';
import { startHaproxy } from '../support/proxies.js';
import { curl } from '../support/server.js';

const guide = readFileSync(new URL('../../../../docs/guides/several-nodes.md', import.meta.url), 'utf8');

/** The statements of each block of SQL in the guide. */
const blocks = [...guide.matchAll(/^```sql\n([\s\S]*?)^```$/gm)].map(([, text = '']) =>
  text
    .split(';\n')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== ''),
);

async function run(url: string, statements: readonly string[]): Promise<pg.QueryResult[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const results: pg.QueryResult[] = [];
    // One by one: a database is not made together with something else.
    for (const statement of statements) results.push(await client.query(statement));
    return results;
  } finally {
    await client.end();
  }
}

it('runs with a role that has no other rights than those of the guide', async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  // The server of the tests has a superuser of this name.
  const ofTheGuide = (statement: string) =>
    statement.replace(/\b(role|to) sallyport\b/, '$1 sallyport_nodes');
  expect(blocks).toHaveLength(2);
  const [onServer = [], inDatabase = []] = blocks.map((block) => block.map(ofTheGuide));
  await run(postgres.url('postgres'), onServer);
  await run(postgres.url('sallyport'), inDatabase);

  const databaseUrl = postgres.url('sallyport').replace('sallyport@', 'sallyport_nodes@');
  const [rights] = await run(databaseUrl, [
    `select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls as more,
       has_database_privilege(current_database(), 'create') or has_database_privilege(current_database(), 'temporary') as wide
     from pg_roles where rolname = current_user`,
  ]);
  expect(rights?.rows).toEqual([{ more: false, wide: false }]);

  const dataDir = temporaryDirectory();
  const server = await startBuiltServer(dataDir, [], {
    SALLYPORT_DATABASE_URL: databaseUrl,
    SALLYPORT_MASTER_KEY: 'ab'.repeat(32),
  });
  const { apiKey, orgId } = readFirstStart(dataDir);
  const digest = await createDigestCaller(server.url);
  const made = await digest(apiKey, 'POST', `/api/atlas/v2/orgs/${orgId}/apiKeys`, {
    desc: 'by the role of the guide',
    roles: ['ORG_MEMBER'],
  });
  expect(made.status, made.text).toBe(200);
  expect(await server.stop()).toBe(0);
});

describe('the configurations of HAProxy', () => {
  const [loadBalancer = '', forPatroni = ''] = [...guide.matchAll(/^```haproxy\n([\s\S]*?)^```$/gm)].map(
    ([, text = '']) => text,
  );
  const certificate = () => {
    const directory = temporaryDirectory();
    const { cert, key } = makeCertificate(directory, 'localhost');
    const both = join(directory, 'access.pem');
    writeFileSync(both, readFileSync(cert, 'utf8') + readFileSync(key, 'utf8'));
    return { cert, both };
  };

  it('spread requests over the nodes that are ready, each with the address of its client', async () => {
    const dataDir = temporaryDirectory();
    const node = await startBuiltServer(dataDir, ['--trusted-proxies', '127.0.0.1']);
    const { cert, both } = certificate();
    const places = {
      ':8443': '127.0.0.1:PORT',
      '/etc/haproxy/access.pem': both,
      '10.0.0.11:8080': new URL(node.url).host,
      // Nothing listens there.
      '10.0.0.12:8080': '127.0.0.1:1',
      '10.0.0.13:8080': '127.0.0.1:2',
    };
    const port = await startHaproxy(
      Object.entries(places).reduce((text, [from, to]) => {
        expect(text).toContain(from);
        return text.replace(from, to);
      }, loadBalancer),
    );
    const { apiKey, orgId } = readFirstStart(dataDir);
    const url = `https://127.0.0.1:${port}/api/atlas/v2`;
    const through = { key: apiKey, from: '127.0.0.31', arguments: ['--http1.1', '--cacert', cert] };
    expect((await curl(`${url}/groups`, through)).status).toBe(200);
    const list = `${url}/orgs/${orgId}/apiKeys/${apiKey.id}/accessList`;
    const entry = { ...through, method: 'POST', body: [{ ipAddress: '127.0.0.31' }] };
    expect((await curl(list, entry)).status).toBe(200);
    const elsewhere = await curl(url, { ...through, from: '127.0.0.32' });
    expect(elsewhere.json.detail).toContain('IP address 127.0.0.32 is not allowed');
    expect(await node.stop()).toBe(0);
  });

  it('for Patroni is one that HAProxy takes', async () => {
    const file = join(temporaryDirectory(), 'haproxy.cfg');
    writeFileSync(file, `defaults\n  timeout connect 2s\n${forPatroni}`);
    const { stdout, stderr } = await promisify(execFile)('haproxy', ['-c', '-f', file], {
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    });
    expect(stdout + stderr).toContain('Configuration file is valid');
  });
});
