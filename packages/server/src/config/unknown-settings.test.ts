import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { unknownSettings } from './unknown-settings.js';

it('names variables that nothing reads, and what was probably meant', () => {
  expect(
    unknownSettings({
      SALLYPORT_PROT: '1',
      SALLYPORT_MASTERKEY_FILE: 'x',
      SALLYPORT_WHATEVER: '',
      HOME: '/',
    }),
  ).toBe(
    'environment variables that nothing reads: SALLYPORT_MASTERKEY_FILE (did you mean SALLYPORT_MASTER_KEY_FILE?), SALLYPORT_PROT (did you mean SALLYPORT_PORT?), SALLYPORT_WHATEVER',
  );
});

it('names ten at most', () => {
  const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`SALLYPORT_X${index}`, '1']));
  expect(unknownSettings(many)).toMatch(/SALLYPORT_X7 and 2 more$/);
});

it('says nothing of what Kubernetes makes for a service of that name', () => {
  expect(
    unknownSettings({
      SALLYPORT_SERVICE_HOST: '10.0.0.1',
      SALLYPORT_PORT_8080_TCP_ADDR: '10.0.0.1',
      SALLYPORT_SERVICE_PORT: '80',
    }),
  ).toBeUndefined();
});

it('knows every variable that the program names', () => {
  const sources = ['../', '../../../client/src/'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const names = new Set<string>();
  for (const source of sources)
    for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' }))
      if (/(?<!\.test)\.ts$/.test(file))
        for (const [, name = ''] of readFileSync(join(source, file), 'utf8').matchAll(
          /\b(SALLYPORT_[A-Z_]*[A-Z])\b/g,
        ))
          names.add(name);
  // Beginnings of others, in comments and patterns.
  for (const part of ['SALLYPORT_SERVICE', 'SALLYPORT_PORT_']) names.delete(part);
  expect(names.size).toBeGreaterThan(20);
  expect(unknownSettings(Object.fromEntries([...names].map((name) => [name, 'x'])))).toBeUndefined();
});
