import { expect, it } from 'vitest';
import { problemWithSecrets } from './answered-secrets.js';
import type { SentAnswer } from './described-answers.js';

const look = (body: string, other: Partial<SentAnswer> = {}) =>
  problemWithSecrets({
    method: 'GET',
    target: '/x',
    status: 200,
    contentType: 'application/json',
    cacheControl: '',
    contentEncoding: '',
    body: () => body,
    ...other,
  });

it.each([
  '{"privateKey":"1b671a64-40d5-491e-99b0-da01ff1f3341"}',
  '{"secret":"mdb_sa_sk_abcdefghijklmnopqrstuvwxyz0123456789ABCD"}',
  '{"csrfToken":"x"}',
  `{"token":"${'x'.repeat(43)}"}`,
  `{"link":"https://a.example/invitation#${'x'.repeat(43)}"}`,
])('%s has to come with no-store', (body) => {
  expect(look(body)).toContain('without Cache-Control: no-store');
  expect(look(body, { cacheControl: 'no-store' })).toBeUndefined();
});

it.each([
  '{"privateKey":"********-****-****-da01ff1f3341"}',
  '{"maskedSecretValue":"mdb_sa_sk_****abcd"}',
  '{}',
])('%s may be kept', (body) => {
  expect(look(body)).toBeUndefined();
});

it('nothing that is not to be stored is compressed', () => {
  expect(look('{}', { contentEncoding: 'gzip' })).toBeUndefined();
  expect(look('{}', { contentEncoding: 'gzip', cacheControl: 'no-store' })).toContain('compressed');
});
