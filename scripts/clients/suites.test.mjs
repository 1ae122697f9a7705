import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../run.mjs';
import { chooseSuites, readSuites } from './suites.mjs';

const suites = [
  { name: 'a', when: 'every change' },
  { name: 'b', when: 'release' },
  { name: 'c', when: 'named' },
];
const chosen = (names, isRelease) => chooseSuites(suites, names, isRelease).map(({ name }) => name);

describe('the suites that run', () => {
  it('are those of every change', () => expect(chosen([], false)).toEqual(['a']));
  it('are those of a release too, before one', () => expect(chosen([], true)).toEqual(['a', 'b']));
  it('are the named ones, of whatever kind', () => expect(chosen(['b', 'c'], false)).toEqual(['b', 'c']));
  it('are none where one of the names is unknown', () =>
    expect(() => chosen(['a', 'd'], false)).toThrow('no suite d. There are: a, b, c'));
});

describe('the suites in clients/', () => {
  it('say when they run, what they need and what they are called, and have a README', async () => {
    const all = await readSuites();
    expect(all.length).toBeGreaterThan(0);
    for (const suite of all) {
      expect(suite, suite.name).toMatchObject({
        title: expect.any(String),
        programs: expect.any(Array),
        run: expect.any(Function),
      });
      expect(existsSync(`${suite.directory}README.md`), suite.name).toBe(true);
    }
  });

  it('run the code that the guide of the Go SDK shows', () => {
    const blocks = [...read('docs/guides/go-sdk.md').matchAll(/```go\n(func TestMain.*?)```/gs)];
    expect(blocks).toHaveLength(1);
    expect(read('clients/go-sdk/example/main_test.go')).toContain(blocks[0][1]);
  });
});

const read = (file) => readFileSync(ROOT + file, 'utf8');
