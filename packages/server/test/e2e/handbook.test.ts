import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { unknownSettings } from '../../src/config/unknown-settings.js';
import { temporaryDirectory } from '../support/built-server.js';

const run = promisify(execFile);
const guides = fileURLToPath(new URL('../../../../docs/guides/', import.meta.url));
const read = (page: string) => readFileSync(join(guides, page), 'utf8');
const running = read('running.md');

const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block = '']) => block,
  );

/** The names that headings of a page have in addresses. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

describe.each(['running.md', 'reverse-proxy.md'])('%s', (page) => {
  it('leads to pages, files and headings that there are', () => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      const [file = '', anchor] = link.split('#');
      const path = file === '' ? join(guides, page) : join(guides, file);
      expect(existsSync(path), link).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(readFileSync(path, 'utf8')), link).toContain(anchor);
    }
  });

  it('sets only what there is', () => {
    const text = read(page);
    const names = [...text.matchAll(/\b(SALLYPORT_[A-Z_]*[A-Z])\b/g)].map(([, name = '']) => name);
    const unknown = unknownSettings(Object.fromEntries(names.map((name) => [name, 'x'])));
    expect(unknown).toBeUndefined();
  });
});

it('has Prometheus read metrics and rules by its example', async () => {
  const [block = ''] = blocks(running, 'yaml').filter((text) => text.includes('scrape_configs'));
  const directory = temporaryDirectory();
  const rules = fileURLToPath(new URL('../../../../deploy/prometheus/sallyport.rules.yaml', import.meta.url));
  writeFileSync(join(directory, 'prometheus.yml'), block.replace('sallyport.rules.yaml', rules));
  const { stdout } = await run('promtool', ['check', 'config', join(directory, 'prometheus.yml')], {
    cwd: dirname(rules),
  });
  expect(stdout).toContain('is valid prometheus config file');
});

it('installs files of systemd that there are, with bits of a unit that systemd takes', async () => {
  const [block = ''] = blocks(running, 'sh').filter((text) => text.includes('systemctl enable'));
  const files = [...block.matchAll(/install -m 0644 (\S+)/g)].map(([, file = '']) => file);
  expect(files).toHaveLength(3);
  for (const file of files) expect(existsSync(join(guides, '../..', file)), file).toBe(true);
  const [more = ''] = blocks(running, 'ini');
  const unit = readFileSync(join(guides, '../../deploy/systemd/sallyport.service'), 'utf8');
  const path = join(temporaryDirectory(), 'sallyport.service');
  writeFileSync(path, `${unit.replace('/usr/local/bin/sallyport', '/usr/bin/env')}\n${more}`);
  const { stdout, stderr } = await run('systemd-analyze', ['verify', '--man=no', path]);
  expect(stdout + stderr).toBe('');
});
