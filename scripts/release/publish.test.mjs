import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../run.mjs';

const run = promisify(execFile);

it('publishes what the registry does not have, as often as it is run', async () => {
  const { publish, pack, published } = await prepare();
  await pack({ name: '@sallyport/client', version: '0.2.0' });
  await pack({ name: 'sallyport', version: '0.2.0-rc.1' });

  const first = await publish();
  expect(first.stderr).toBe('');
  expect(first.stdout).toBe('sallyport 0.2.0-rc.1 is published.\n@sallyport/client 0.2.0 is published.\n');
  expect(published).toEqual([
    { id: 'sallyport', tags: { next: '0.2.0-rc.1' } },
    { id: '@sallyport/client', tags: { latest: '0.2.0' } },
  ]);

  await pack({ name: 'sallyport', version: '0.3.0' });
  const again = await publish();
  expect(again.stdout).toBe(
    'sallyport 0.2.0-rc.1 is published already, with the same content.\nsallyport 0.3.0 is published.\n' +
      '@sallyport/client 0.2.0 is published already, with the same content.\n',
  );
  expect(published.length).toBe(3);
});

it('refuses to go over a version that was published with other content', async () => {
  const { publish, pack, published } = await prepare();
  await pack({ name: 'sallyport', version: '0.2.0' });
  await publish();
  await pack({ name: 'sallyport', version: '0.2.0', description: 'something else' });
  await expect(publish()).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^sallyport 0\.2\.0 is published already, with other content than /),
  });
  expect(published.length).toBe(1);
});

it('says so where the registry cannot be asked', async () => {
  const { publish, pack, close } = await prepare();
  await pack({ name: 'sallyport', version: '0.2.0' });
  close();
  await expect(publish()).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^The registry does not tell whether it has sallyport@0\.2\.0:/),
  });
});

/** A registry on this machine that takes whatever it is given, and a folder of packages for it. */
async function prepare() {
  const scratch = mkdtempSync(join(tmpdir(), 'sallyport-publish-'));
  onTestFinished(() => rmSync(scratch, { recursive: true, force: true }));
  const folder = join(scratch, 'release');
  mkdirSync(folder);
  const documents = new Map();
  const published = [];
  const server = createServer(async (request, response) => {
    const name = decodeURIComponent(request.url.slice(1).split('?')[0]);
    let status = documents.has(name) ? 200 : 404;
    if (request.method === 'PUT') {
      let text = '';
      for await (const chunk of request) text += chunk;
      const { _attachments, ...document } = JSON.parse(text);
      const before = documents.get(name);
      documents.set(name, {
        ...document,
        versions: { ...before?.versions, ...document.versions },
        'dist-tags': { ...before?.['dist-tags'], ...document['dist-tags'] },
      });
      published.push({ id: name, tags: document['dist-tags'] });
      status = 201;
    }
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(status === 200 ? documents.get(name) : {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(close);
  const { port } = server.address();
  const userconfig = join(scratch, 'npmrc');
  writeFileSync(
    userconfig,
    `registry=http://127.0.0.1:${port}/\n//127.0.0.1:${port}/:_authToken=t\nfetch-retries=0\n`,
  );
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const env = {
    ...Object.fromEntries(inherited),
    npm_config_userconfig: userconfig,
    npm_config_cache: join(scratch, 'cache'),
    npm_config_update_notifier: 'false',
  };
  return {
    published,
    close,
    publish: () => run(process.execPath, [`${ROOT}scripts/release/publish.mjs`, folder], { env }),
    async pack(manifest) {
      const directory = mkdtempSync(join(scratch, 'package-'));
      writeFileSync(join(directory, 'package.json'), JSON.stringify(manifest));
      await run('npm', ['pack', '--pack-destination', folder], { cwd: directory, env });
    },
  };
}
