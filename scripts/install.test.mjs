import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { installIn } from './install.mjs';

let directory;
let said;
beforeEach(() => {
  directory = `${mkdtempSync(join(tmpdir(), 'sallyport-install-'))}/`;
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  // Nothing to install is enough, and needs no registry.
  const manifest = { name: 'of-a-test', version: '1.0.0', dependencies: { one: 'file:one' } };
  mkdirSync(`${directory}one`);
  writeFileSync(`${directory}one/package.json`, '{ "name": "one", "version": "1.0.0" }\n');
  writeFileSync(`${directory}package.json`, JSON.stringify(manifest));
  const packages = {
    '': manifest,
    one: { version: '1.0.0' },
    'node_modules/one': { resolved: 'one', link: true },
  };
  writeFileSync(
    `${directory}package-lock.json`,
    JSON.stringify({ ...manifest, lockfileVersion: 3, requires: true, packages }),
  );
  said = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
  onTestFinished(() => write.mockRestore());
});

const stampFile = () => `${directory}node_modules/.sallyport-prepared`;
const stamp = () => JSON.parse(readFileSync(stampFile(), 'utf8'));
const install = (workspaces) => {
  said = '';
  return installIn(directory, 'Installing', workspaces);
};

it('installs once, tells that it does, and then says nothing', async () => {
  await install();
  expect(said).toMatch(/^Installing …\n.*done after \d+ s\n$/s);
  expect(existsSync(`${directory}node_modules/one`)).toBe(true);
  await install();
  expect(said).toBe('');
});

it('keeps what another Node installed where this one can load it, and says so once', async () => {
  await install();
  writeFileSync(stampFile(), JSON.stringify({ ...stamp(), node: 'v99.0.0' }));
  await install();
  expect(said).toBe(
    `These packages were installed with Node v99.0.0; they work with ${process.version} too.\n`,
  );
  await install();
  expect(said).toBe('');
});

it('installs again, and says why, where this Node cannot load what another one installed', async () => {
  await install();
  const native = `${directory}node_modules/rolldown`;
  mkdirSync(native);
  writeFileSync(`${native}/package.json`, '{ "name": "rolldown", "version": "1.0.0", "main": "index.js" }');
  writeFileSync(`${native}/index.js`, "throw new Error('built for another Node')");
  writeFileSync(stampFile(), JSON.stringify({ ...stamp(), node: 'v99.0.0' }));
  await install();
  expect(said).toContain(`installed with Node v99.0.0 and do not work with ${process.version}`);
  expect(existsSync(native)).toBe(false);
  expect(stamp().node).toBe(process.version);
});

it('installs again, and says why, what was installed for another platform', async () => {
  await install();
  writeFileSync(stampFile(), JSON.stringify({ ...stamp(), platform: 'plan9-mips' }));
  await install();
  expect(said).toContain('These packages were installed for plan9-mips;');
  expect(stamp().platform).toBe(`${process.platform}-${process.arch}`);
});

it('takes what is installed for everything as enough for a part, and not the other way round', async () => {
  await install();
  await install(['packages/server']);
  expect(said).toBe('');
  writeFileSync(stampFile(), JSON.stringify({ ...stamp(), workspaces: ['packages/server'] }));
  await install(['packages/server']);
  expect(said).toBe('');
});
