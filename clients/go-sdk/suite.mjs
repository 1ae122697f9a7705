import { delimiter } from 'node:path';
import { goSuite } from '../../scripts/clients/go.mjs';
import { usualSeed } from '../../scripts/clients/seed.mjs';
import { ROOT } from '../../scripts/run.mjs';

const BIN = `${ROOT}node_modules/.bin`;

/** One for each test that needs a member: no two tests change the same person. */
const members = ['v2024', 'v2025'].flatMap((version) =>
  Array.from({ length: 10 }, (_, index) => `${version}-${index + 1}@example.com`),
);

export const suite = goSuite({
  title: 'Go SDK',
  when: 'every change',
  server: { seed: usualSeed({ members }) },
  // The example starts a server by its name, as the guide tells programs to.
  prepare: () => ({ env: { PATH: `${BIN}${delimiter}${process.env.PATH}` } }),
});
