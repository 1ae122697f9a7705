import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FLOORS } from '../src/docs/floors.js';

const src = fileURLToPath(new URL('../src/', import.meta.url));

interface Import {
  readonly from: string;
  readonly to: string;
}

/** The modules a source names, in `import`, `export … from` and `import()`, types included. */
function modulesIn(source: string): string[] {
  const statements =
    /^\s*import\s*'([^']+)'|^\s*(?:import|export)\s[\w\s{},*]+\sfrom\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm;
  return [...source.matchAll(statements)].map((found) => found.slice(1).join(''));
}

function floorOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : file.replace(/\.ts$/, '');
}

function isWrong({ from, to }: Import): boolean {
  return floorOf(from) !== floorOf(to) && !FLOORS[floorOf(from)]?.imports.includes(floorOf(to));
}

/** A folder of a floor, or a file that stands in none. */
function folderOf(file: string): string {
  return file.split('/').length <= 2 ? file : file.split('/', 2).join('/');
}

/** The circles that the arrows close, each with all its members in alphabetical order. */
function circles(arrows: readonly Import[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of arrows) targets.set(from, [...(targets.get(from) ?? []), to]);
  const reached = new Map<string, ReadonlySet<string>>();
  for (const start of targets.keys()) {
    const seen = new Set<string>();
    const next = [...(targets.get(start) ?? [])];
    for (let file = next.pop(); file !== undefined; file = next.pop()) {
      if (seen.has(file)) continue;
      seen.add(file);
      next.push(...(targets.get(file) ?? []));
    }
    reached.set(start, seen);
  }
  const members = [...targets.keys()]
    .filter((file) => reached.get(file)?.has(file))
    .map((file) => [...(reached.get(file) ?? [])].filter((other) => reached.get(other)?.has(file)).sort());
  return [...new Map(members.map((circle) => [circle.join(), circle])).values()];
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));

const imports = files.flatMap((from) =>
  modulesIn(readFileSync(join(src, from), 'utf8')).map((module) => ({ from, module })),
);

/** What only the store may hold: the query builder, the tables' types, and statements made with them. */
const SQL =
  /from 'kysely'|\/store\/schema[./]|\.(?:selectFrom|insertInto|updateTable|deleteFrom|execute\w*)\(/g;

/** Functions of SQLite that answer something else each time. */
const NOT_REPEATABLE =
  /\b(random|randomblob|datetime|date|time|julianday|unixepoch|strftime|last_insert_rowid|changes|total_changes)\(|\bcurrent_(timestamp|date|time)\b/;

/** Ways to ask the machine for the time of day. Durations are measured with `performance.now()`, which is none. */
const TIME_OF_DAY = /\bDate\.now\b|\bnew Date(?:\(\s*\)|\b(?!\s*\())|(?<!new )\bDate\(|\bsystemClock\b/g;

/** The sources that may, each with its reason. Everything else is given a clock. */
const MAY_ASK_THE_TIME: Readonly<Record<string, string>> = {
  'domain/clock.ts': 'is the clock',
  'domain/test-clock.ts': 'is the clock of a server for tests',
  'open-services.ts': 'puts the server together',
  'cli/start.ts': 'names the files of secrets by the day',
  'cli/keys.ts': 'opens the store without a server',
  'cli/recover.ts': 'opens the store without a server',
  'cli/export.ts': 'opens the store without a server',
  'cli/profiles/token-cache.ts': 'runs on the machine of the person who calls',
  'store/freshness.ts': 'compares the time of day with the monotonic clock, to notice a sleep of the machine',
};

const arrows: Import[] = imports
  .filter(({ module }) => module.startsWith('.'))
  .map(({ from, module }) => ({ from, to: join(dirname(from), module).replace(/\.js$/, '.ts') }));

describe('the floors', () => {
  it('has a place for every source', () => {
    expect([...new Set(files.map(floorOf))].filter((floor) => FLOORS[floor] === undefined)).toEqual([]);
  });

  it('finds the imports it judges', () => {
    expect(arrows.length).toBeGreaterThan(300);
    expect(arrows.filter(({ to }) => !existsSync(join(src, to)))).toEqual([]);
    const source = `import a, { type B } from './a.js';\nimport './b.js';\nexport * from './c.js';\nimport {\n  d,\n} from './d.js';\nconst e = await import('./e.js');`;
    expect(modulesIn(source)).toEqual(['./a.js', './b.js', './c.js', './d.js', './e.js']);
  });

  it('knows a wrong arrow from a right one', () => {
    expect(isWrong({ from: 'domain/ids.ts', to: 'store/store.ts' })).toBe(true);
    expect(isWrong({ from: 'http/server.ts', to: 'start-server.ts' })).toBe(true);
    expect(isWrong({ from: 'cli/start.ts', to: 'main.ts' })).toBe(true);
    expect(isWrong({ from: 'http/server.ts', to: 'domain/errors.ts' })).toBe(false);
  });

  it('imports downwards only', () => {
    expect(arrows.filter(isWrong).map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('finds a circle and tells what is in it', () => {
    const arrow = (from: string, to: string) => ({ from, to });
    const straight = [arrow('a', 'b'), arrow('b', 'c'), arrow('a', 'c'), arrow('c', 'e')];
    expect(circles(straight)).toEqual([]);
    expect(circles([...straight, arrow('c', 'a'), arrow('f', 'a')])).toEqual([['a', 'b', 'c']]);
  });

  it('has no circle of files', () => {
    expect(circles(arrows)).toEqual([]);
  });

  it('has no circle of folders within a floor', () => {
    const between = arrows
      .filter(({ from, to }) => floorOf(from) === floorOf(to))
      .map(({ from, to }) => ({ from: folderOf(from), to: folderOf(to) }))
      .filter(({ from, to }) => from !== to);
    expect(circles(between)).toEqual([]);
  });

  it('knows SQL when it sees it', () => {
    const source = `import { sql } from 'kysely';\nimport type { Database } from '../store/schema.js';\nawait database.deleteFrom('users').executeTakeFirst();`;
    expect(source.match(SQL)).toHaveLength(4);
    expect('await deleteUser(database, id); store.execute; executeAll()'.match(SQL)).toBeNull();
  });

  it('keeps all SQL in the store', () => {
    const withSql = files
      .filter((file) => floorOf(file) !== 'store')
      .filter((file) => readFileSync(join(src, file), 'utf8').match(SQL) !== null);
    expect(withSql).toEqual([]);
  });

  it('asks neither the clock nor chance in SQL, which is run twice and has to do the same (decision 12)', () => {
    const asking = files
      .filter((file) => /^store\/(queries|usage|change-feed|new-event)/.test(file))
      .filter((file) => NOT_REPEATABLE.test(readFileSync(join(src, file), 'utf8')));
    expect(asking).toEqual([]);
    for (const one of ['order by random()', "datetime('now')", 'default current_timestamp'])
      expect(NOT_REPEATABLE.test(one), one).toBe(true);
  });

  it('knows a look at the clock when it sees one', () => {
    const source =
      'Date.now(); new Date(); new Date; Date(); const now = Date.now; options.now ?? systemClock';
    expect(source.match(TIME_OF_DAY)).toHaveLength(6);
    const none = 'new Date(now); Date.parse(text); Date.UTC(2026, 0); performance.now(); now(): Date;';
    expect(none.match(TIME_OF_DAY)).toBeNull();
  });

  it('gives every part the clock that it goes by', () => {
    const asking = files.filter((file) => readFileSync(join(src, file), 'utf8').match(TIME_OF_DAY) !== null);
    expect(asking.sort()).toEqual(Object.keys(MAY_ASK_THE_TIME).sort());
  });

  it('keeps the domain free of I/O and of other packages', () => {
    const outside = imports.filter(
      ({ from, module }) => floorOf(from) === 'domain' && !module.startsWith('.'),
    );
    expect([...new Set(outside.map(({ module }) => module))]).toEqual(['node:crypto']);
  });
});
