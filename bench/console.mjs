// How long it takes until a page of the console can be used, on a slow line and on a fast one, and how far it moves meanwhile:
// now, and in another revision. `node bench/console.mjs 0c93c69`; without a revision, or with --now, what is there alone.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { buildRevision, buildWorkingTree, findRevision } from './compare/revision.mjs';
import { startRevision } from './compare/server.mjs';
import { fill } from './console/fill.mjs';
import { PAGES } from './console/pages.mjs';
import { visitTwice } from './console/visit.mjs';
import { target, writeSection } from './section.mjs';

const TARGETS = { slowMs: 3_500, shift: 0.02 };

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    /** How many keys, projects and people there are. */
    rows: { type: 'string', default: '100' },
    /** Only pages whose name has one of these in it, with commas. */
    only: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const wanted = options.only.toLowerCase().split(',');
const pages = PAGES.filter(({ name }) => wanted.some((part) => name.toLowerCase().includes(part)));
const [revision] = positionals;
const sides = [
  ...(revision ? [{ side: 'before', ...buildRevision(findRevision(revision)) }] : []),
  { side: 'now', ...buildWorkingTree() },
];

const scratch = mkdtempSync(join(tmpdir(), 'sallyport-console-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const program = process.env.CHROMIUM ?? '/usr/bin/chromium';
// As the tests of the console: the bars of a window are pages too, and would take the processor meanwhile.
const withoutWindow = `${program}-headless-shell`;
const browser = await chromium.launch({
  executablePath: existsSync(withoutWindow) ? withoutWindow : program,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
});
const rows = [];
const servers = [];
try {
  for (const { side, directory } of sides) {
    const bootstrapFile = join(scratch, `${side}.json`);
    const server = await startRevision({
      directory,
      dataDir: join(scratch, side),
      bootstrapFile,
      // Of every invitation it would say that no mail goes out.
      env: { SALLYPORT_LOG_LEVEL: 'error' },
    });
    servers.push({ side, server, ...(await fill({ server, bootstrapFile, rows: Number(options.rows) })) });
  }
  for (const page of pages)
    for (const isSlow of [true, false]) {
      rows.push(...(await measure(page, isSlow)));
      console.log(
        rows
          .slice(-servers.length)
          .map((row) => Object.values(row).join('  '))
          .join('\n'),
      );
    }
} finally {
  await browser.close();
  for (const { server } of servers) await server.stop();
}
console.table(rows);
if (options.write)
  writeSection('console', {
    about: `Pages of the console in Chromium, in an organization of ${options.rows} API keys, projects and people: the
time from the beginning of the navigation until the first row, field or switch is there, with an empty cache and then once again in
another tab. Slow is 562.5 ms for each request, 180 kB a
second and a processor of a quarter of the speed, by the DevTools protocol. Medians of ${rounds} visits, of both revisions in turn.`,
    tables: [{ head: Object.keys(rows[0]), rows: rows.map((row) => Object.values(row).map(String)) }],
    limits: [
      'DevTools hold each request back by itself; a real line of that kind varies, and sets up a connection first.',
    ],
  });

/** One row for each side. */
async function measure(page, isSlow) {
  const visits = new Map(servers.map(({ side }) => [side, []]));
  for (let round = 0; round < rounds; round++)
    for (const { side, server, orgId, cookie } of servers)
      visits.get(side).push(
        await visitTwice(browser, {
          url: server.url + page.path(orgId),
          cookie: page.isForVisitors ? undefined : cookie,
          usable: page.usable,
          isSlow,
        }),
      );
  return [...visits].map(([side, all]) => {
    const of = (name) => median(all.map((one) => one[name]));
    const [usableMs, againMs, shift] = [of('usableMs'), of('againMs'), of('shift')];
    return {
      Page: page.name,
      Line: isSlow ? 'slow' : 'fast',
      Revision: side,
      'Usable, s': (usableMs / 1000).toFixed(2),
      'Again, s': (againMs / 1000).toFixed(2),
      Shift: shift.toFixed(3),
      'Busy, ms': of('blockedMs').toFixed(0),
      Requests: of('requests'),
      KB: (of('bytes') / 1000).toFixed(0),
      Target:
        side === 'now' && isSlow
          ? target('3.5 s, 0.02', Math.max(usableMs, againMs) <= TARGETS.slowMs && shift < TARGETS.shift)
          : '',
    };
  });
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
