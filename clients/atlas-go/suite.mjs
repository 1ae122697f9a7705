import { goSuite } from '../../scripts/clients/go.mjs';
import { usualSeed } from '../../scripts/clients/seed.mjs';

export const suite = goSuite({
  title: 'The Go client before the SDK',
  when: 'every change',
  server: { seed: usualSeed({ members: ['in-a-team@example.com'] }) },
});
