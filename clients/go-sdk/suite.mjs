import { goSuite } from '../../scripts/clients/go.mjs';
import { usualSeed } from '../../scripts/clients/seed.mjs';

/** One for each test that needs a member: no two tests change the same person. */
const members = ['v2024', 'v2025'].flatMap((version) =>
  Array.from({ length: 10 }, (_, index) => `${version}-${index + 1}@example.com`),
);

export const suite = goSuite({
  title: 'Go SDK',
  when: 'every change',
  server: { seed: usualSeed({ members }) },
});
