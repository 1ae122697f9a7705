import { describe, expect, it } from 'vitest';
import type { Answer, SentRequest } from './digest-caller.js';
import type { KnownDifference } from './known-differences.js';
import type { RecordedRequest } from './recording.js';
import { replay } from './replay.js';

// That the replayer can fail: answers made up here, each wrong in one way.

const EMPTY: RecordedRequest = {
  line: 1,
  client: 'a client',
  method: 'GET',
  path: '/orgs/bad',
  accept: 'application/json',
  status: 204,
};

const REFUSED: RecordedRequest = { ...EMPTY, status: 404, errorCode: 'INVALID_ORG_ID' };

const LISTED: RecordedRequest = {
  line: 7,
  client: 'a client',
  method: 'GET',
  path: '/keys',
  accept: 'application/json',
  status: 200,
  shape: { results: [{ id: 'str', roles: [{ orgId: 'str' }], uses: 'int' }], totalCount: 'int' },
};
const KEY = { id: 'a', roles: [{ orgId: 'b' }], uses: 1 };
const page = (...results: readonly unknown[]) => ({ status: 200, body: { results, totalCount: 1 } });

function reportsOf(recorded: RecordedRequest, answer: Answer, knownDifferences: KnownDifference[] = []) {
  return replay({ requests: [recorded], knownDifferences, send: async () => answer });
}

const refusal = (status: number, errorCode: string): Answer => ({ status, body: { errorCode } });

describe('an answer', () => {
  it('is not reported when it is as recorded, whatever its values and links', async () => {
    const linked = { ...page({ ...KEY, links: [], id: 'other' }) };
    expect(await reportsOf(LISTED, linked)).toEqual([]);
    expect(await reportsOf(REFUSED, refusal(404, 'INVALID_ORG_ID'))).toEqual([]);
  });

  it.each<[string, RecordedRequest, Answer, string]>([
    ['another status', LISTED, { ...page(KEY), status: 201 }, 'expected 200, got 201'],
    ['a refusal in place of a success', LISTED, refusal(403, 'NO'), 'expected 200, got 403 NO'],
    [
      'another status of the same refusal',
      REFUSED,
      refusal(400, 'INVALID_ORG_ID'),
      'expected 404 INVALID_ORG_ID, got 400 INVALID_ORG_ID',
    ],
    [
      'another error code',
      REFUSED,
      refusal(404, 'ORG_NOT_FOUND'),
      'expected 404 INVALID_ORG_ID, got 404 ORG_NOT_FOUND',
    ],
    ['no error code', REFUSED, { status: 404, body: 'gone' }, 'expected 404 INVALID_ORG_ID, got 404'],
    [
      'a missing property',
      LISTED,
      page({ id: 'a', roles: [{ orgId: 'b' }] }),
      'expected 200, got 200: the answer.results[0].uses is missing',
    ],
    [
      'a missing property of a nested element',
      LISTED,
      page({ ...KEY, roles: [{}] }),
      'expected 200, got 200: the answer.results[0].roles[0].orgId is missing',
    ],
    [
      'a new property',
      LISTED,
      page({ ...KEY, name: '' }),
      'expected 200, got 200: the answer.results[0].name is new',
    ],
    [
      'another type',
      LISTED,
      page({ ...KEY, id: null, uses: 1.5 }),
      'expected 200, got 200: the answer.results[0].id is null, not str; the answer.results[0].uses is num, not int',
    ],
    [
      'an object for a list',
      LISTED,
      page({ ...KEY, roles: {} }),
      'expected 200, got 200: the answer.results[0].roles is an object, not a list',
    ],
    ['an empty list', LISTED, page(), 'expected 200, got 200: the answer.results is an empty list'],
    [
      'a list that was empty',
      { ...LISTED, shape: [] },
      { status: 200, body: [1] },
      'expected 200, got 200: the answer is a list with elements',
    ],
    [
      'text that is not JSON',
      LISTED,
      { status: 200, body: '<p>' },
      'expected 200, got 200: the answer is str, not an object',
    ],
    [
      'a body where there was none',
      EMPTY,
      { status: 204, body: {} },
      'expected 204, got 204: there is a body',
    ],
  ])('is reported for %s', async (_, recorded, answer, problem) => {
    const { line, path } = recorded;
    expect(await reportsOf(recorded, answer)).toEqual([`line ${line}: GET ${path}: ${problem}`]);
  });

  it('is reported by its line, the first twenty in full', async () => {
    const requests = Array.from({ length: 23 }, (_, index) => ({ ...REFUSED, line: index + 1 }));
    const reports = await replay({ requests, send: async () => refusal(404, 'OTHER') });
    expect(reports).toHaveLength(21);
    expect(reports[19]).toBe('line 20: GET /orgs/bad: expected 404 INVALID_ORG_ID, got 404 OTHER');
    expect(reports[20]).toBe('and 3 more');
  });
});

describe('a request with a known difference', () => {
  const known: KnownDifference = {
    recording: 'atlas-cli-api',
    method: 'GET',
    path: /^\/orgs\/bad$/,
    right: { status: 404, errorCode: 'INVALID_ORG_ID' },
    today: { status: 200 },
    behaviour: 'It is refused.',
  };

  it('is not reported while it is answered as known', async () => {
    expect(await reportsOf(REFUSED, { status: 200, body: {} }, [known])).toEqual([]);
  });

  it('is reported when it is answered right: the row has to go', async () => {
    expect(await reportsOf(REFUSED, refusal(404, 'INVALID_ORG_ID'), [known])).toEqual([
      'line 1: GET /orgs/bad: got 404 INVALID_ORG_ID, which is right: remove this row of known-differences.ts: It is refused.',
    ]);
  });

  it('is reported when it is answered in a third way', async () => {
    expect(await reportsOf(REFUSED, refusal(404, 'OTHER'), [known])).toEqual([
      'line 1: GET /orgs/bad: expected 200 as known, or 404 INVALID_ORG_ID as is right, got 404 OTHER',
    ]);
  });

  it('excuses no other request', async () => {
    const other = { ...REFUSED, path: '/orgs/worse' };
    expect(await reportsOf(other, { status: 200, body: {} }, [known])).toEqual([
      'line 1: GET /orgs/worse: expected 404 INVALID_ORG_ID, got 200',
    ]);
  });
});

describe('what an answer held', () => {
  const made: RecordedRequest = { ...LISTED, line: 1, captures: { v1: '/results/0/roles/0/orgId' } };
  const later: RecordedRequest = {
    ...REFUSED,
    line: 2,
    path: `/orgs/\${v1}/\${start1}`,
    body: `{"id":"\${v1}"}`,
  };

  it('stands in later paths and bodies', async () => {
    const sent: SentRequest[] = [];
    const answers = [page(KEY), refusal(404, 'INVALID_ORG_ID')];
    const reports = await replay({
      requests: [made, later],
      values: { start1: 's' },
      send: async (request) => {
        sent.push(request);
        return answers[sent.length - 1] as Answer;
      },
    });
    expect(reports).toEqual([]);
    expect(sent[1]).toMatchObject({ path: '/orgs/b/s', body: '{"id":"b"}' });
  });

  it('is reported where it is needed and was not there', async () => {
    const reports = await replay({ requests: [later], values: { start1: 's' }, send: async () => page(KEY) });
    expect(reports).toEqual([
      `line 2: GET /orgs/\${v1}/\${start1}: not sent, because no earlier answer held v1`,
    ]);
  });
});
