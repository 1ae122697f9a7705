import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { STEPS } from './steps.js';

it('are all taken by the test of their document, and by no other', () => {
  const folder = new URL('./', import.meta.url);
  const taken = readdirSync(folder)
    .filter((file) => /^\d{3}-.*\.test\.ts$/.test(file))
    .flatMap((file) =>
      [...readFileSync(new URL(file, folder), 'utf8').matchAll(/\btake\((\d+),/g)].map(
        ([, number]) => `${file.slice(0, 3)}: ${number}`,
      ),
    );
  const written = Object.entries(STEPS).map(([number, { document }]) => `${document}: ${number}`);
  expect([...new Set(taken)].sort()).toEqual(written.sort());
  expect(written).toHaveLength(64);
});
