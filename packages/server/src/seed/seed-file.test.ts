import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSeedFile, readSeedFile } from './seed-file.js';
import { SeedFileError, SeedProblem } from './seed-problem.js';

async function messageOf(text: string): Promise<string> {
  const error = await parseSeedFile('seed.yaml', text).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SeedFileError);
  return (error as SeedFileError).message;
}

describe('a seed file', () => {
  it('is YAML or JSON, and may be empty', async () => {
    expect((await parseSeedFile('s', 'organizations:\n  - name: Acme\n')).seed).toEqual({
      organizations: [{ name: 'Acme' }],
    });
    const json = '{"$schema": "seed.schema.json", "organizations": [{"name": "Acme"}]}';
    expect((await parseSeedFile('s', json)).seed.organizations).toEqual([{ name: 'Acme' }]);
    expect((await parseSeedFile('s', '# nothing yet\n')).seed).toEqual({});
  });

  it.each<[string, string, string]>([
    [
      'a value that is not allowed, where it stands',
      'organizations:\n  - name: Acme\n    projects:\n      - name: Payments\n        regionUsageRestrictions: MARS\n',
      'seed.yaml:5:34: organizations[0].projects[0].regionUsageRestrictions is not one of the values allowed here: COMMERCIAL',
    ],
    [
      'a member that a seed does not have, at its name',
      'organizations:\n  - name: Acme\n    apikeys: []\n',
      'seed.yaml:3:5: organizations[0]: unknown property "apikeys" (did you mean "apiKeys"?)',
    ],
    [
      'a member of another name at the top',
      'organisations: []\n',
      'seed.yaml:1:1: the seed: unknown property "organisations" (did you mean "organizations"?)',
    ],
    [
      'what is missing, where it would be',
      'organizations:\n  - apiKeys:\n      - roles: [ORG_OWNER]\n    name: Acme\n',
      'seed.yaml:3:9: organizations[0].apiKeys[0].description is required',
    ],
    [
      'a number where a text is wanted',
      'users:\n  - username: a@example.com\n    password: 123456789012\n',
      'seed.yaml:3:15: users[0].password must be string',
    ],
    [
      'a pattern that is not kept',
      'organizations:\n- name: Acme\n  apiKeys:\n  - { description: d, roles: [ORG_OWNER], publicKey: ABC }\n',
      'seed.yaml:4:54: organizations[0].apiKeys[0].publicKey must be eight lower-case letters',
    ],
    ['no mapping at all', '- a\n- b\n', 'seed.yaml:1:1: the seed must be object'],
    ['broken YAML', 'organizations:\n  - name: "Acme\n', 'seed.yaml:3:1: Missing closing "quote'],
    ['a key twice', 'users: []\nusers: []\n', 'seed.yaml:2:1: Map keys must be unique'],
  ])('names line, column and field of %s', async (_what, text, message) => {
    expect(await messageOf(text)).toContain(message);
  });

  it('names every problem, a line each, but not endlessly many', async () => {
    const two = await messageOf('organizations:\n  - nam: Acme\n');
    expect(two.split('\n')).toHaveLength(2);
    const many = await messageOf(
      `organizations: [${Array.from({ length: 30 }, () => '{name: "?"}').join(', ')}]`,
    );
    expect(many.split('\n')).toHaveLength(21);
    expect(many).toMatch(/\nand 10 more$/);
  });

  it('refuses aliases that unfold to a giant', async () => {
    const levels = Array.from(
      { length: 9 },
      (_, i) => `a${i + 1}: &a${i + 1} [${Array.from({ length: 9 }, () => `*a${i}`).join(', ')}]`,
    );
    expect(await messageOf(`a0: &a0 [x]\n${levels.join('\n')}\n`)).toMatch(/alias/i);
  });

  it('that is not there is named', async () => {
    await expect(readSeedFile('/nowhere/seed.yaml')).rejects.toThrow(/\/nowhere\/seed\.yaml/);
  });

  it('knows the place of what turns out to be wrong later', async () => {
    const file = await parseSeedFile('seed.yaml', 'organizations:\n  - name: Acme\n');
    const problem = new SeedProblem(['organizations', 0, 'name'], 'is taken');
    expect(file.explain(problem).message).toBe('seed.yaml:2:11: organizations[0].name: is taken');
    // What is not in the file is shown where it would be.
    const missing = new SeedProblem(['organizations', 0, 'apiKeys', 3], 'is wrong');
    expect(file.explain(missing).message).toMatch(/^seed\.yaml:2:5: /);
  });

  it('that holds anything at all is read or refused with a place, never anything else', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom('organizations', ':', '\n', ' ', '- ', 'name', '{', '[', '*a', '&a ', '"', '0.0'),
        )
        .map((parts) => parts.join('')),
      fc.json(),
    );
    await fc.assert(
      fc.asyncProperty(text, async (sent) => {
        try {
          await parseSeedFile('s', sent);
        } catch (error) {
          expect(error).toBeInstanceOf(SeedFileError);
        }
      }),
    );
  });
});
