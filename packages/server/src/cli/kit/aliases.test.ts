import { expect, it } from 'vitest';
import { spellings } from './aliases.js';

it('a group is also known in lower case, with dashes and in the singular', () => {
  expect(spellings('apiKeys')).toEqual(['apikeys', 'api-keys', 'apiKey', 'apikey', 'api-key']);
  expect(spellings('teams')).toEqual(['team']);
  expect(spellings('auth')).toEqual([]);
});
