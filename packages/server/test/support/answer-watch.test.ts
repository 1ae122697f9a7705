import { hasSubscribers } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAnswerWatch } from './answer-watch.js';
import { createAnswerCheck, type DescribingDocument, type SentAnswer } from './described-answers.js';

const ref = (name: string) => ({ $ref: `#/components/${name}` });
const described: DescribingDocument = {
  paths: {
    '/test/things/{thingId}': {
      get: {
        operationId: 'getThing',
        parameters: [ref('parameters/envelope')],
        responses: {
          200: { content: { 'application/json': { schema: ref('schemas/Thing') } } },
          204: { content: { 'application/json': {} } },
          404: ref('responses/notFound'),
        },
      },
    },
    '/test/things/byName/{name}': {
      get: { operationId: 'getThingByName', parameters: [], responses: { 204: {} } },
    },
  },
  components: {
    responses: { notFound: { content: { 'application/json': { schema: { type: 'string' } } } } },
    schemas: {
      Thing: {
        type: 'object',
        required: ['kind', 'parts'],
        properties: {
          kind: { type: 'string', enum: ['A', 'B'] },
          made: { type: 'string', format: 'date-time' },
          parts: { type: 'array', items: ref('schemas/Part') },
        },
      },
      Part: { type: 'object', properties: { name: { type: 'string' } } },
    },
  },
};

const check = createAnswerCheck([described]);
const thing = { kind: 'A', parts: [{ name: 'x' }] };

/** What is wrong with an answer, without the words that name the answer. */
function problemOf(body: unknown, other: Partial<SentAnswer> = {}): string | undefined {
  return check({
    method: 'GET',
    target: '/test/things/1',
    status: 200,
    contentType: 'application/json;charset=utf-8',
    cacheControl: '',
    contentEncoding: '',
    body: () => (body === undefined ? '' : JSON.stringify(body)),
    ...other,
  })?.replace(/^.*?: .*?: /, '');
}

describe('the check of answers', () => {
  it.each<[string, unknown, Partial<SentAnswer>]>([
    ['a described answer', thing, {}],
    ['an answer without a body', undefined, { status: 204 }],
    ['a described error', 'none', { status: 404 }],
    ['a path that nothing is said of', 5, { target: '/test/other' }],
    ['a path with more fixed text', undefined, { target: '/test/things/byName/x', status: 204 }],
    ['a method of a path that nothing is said of', 5, { method: 'POST', status: 405 }],
    ['the head alone', undefined, { method: 'HEAD' }],
    ['an envelope', { content: thing, status: 200 }, { target: '/test/things/1?envelope=true' }],
  ])('passes %s', (_what, body, other) => {
    expect(problemOf(body, other)).toBeUndefined();
  });

  it.each<[string, unknown, Partial<SentAnswer>, string]>([
    ['another status', thing, { status: 201 }, 'the status is not described'],
    ['another media type', thing, { contentType: 'text/plain' }, 'the media type is not described'],
    ['no body', undefined, { status: 404 }, 'the body is empty'],
    ['a body where none is described', thing, { status: 204 }, 'a body is not described'],
    ['a missing property', { kind: 'A' }, {}, "it must have required property 'parts'"],
    ['a property too many', { ...thing, more: 1 }, {}, 'it must NOT have additional properties'],
    ['one within', { kind: 'A', parts: [{ size: 1 }] }, {}, '/parts/0 must NOT have additional properties'],
    ['a value of no enum', { ...thing, kind: 'C' }, {}, '/kind must be equal to one of the allowed values'],
    ['a form that is none', { ...thing, made: 'today' }, {}, '/made must match format "date-time"'],
    ['another type', { ...thing, parts: 'x' }, {}, '/parts must be array'],
    ['an envelope left out', thing, { target: '/test/things/1?envelope=true' }, 'the body is in no envelope'],
    ['an envelope too many', { content: thing, status: 200 }, {}, "it must have required property 'kind'"],
  ])('finds %s', (_what, body, other, problem) => {
    expect(problemOf(body, other)).toContain(problem);
  });
});

describe('the watch over answers', () => {
  it('runs in every test file', () => {
    expect(hasSubscribers('http.server.request.start')).toBe(true);
  });

  it('sees what any server of the process sends, in whatever way it writes it', async () => {
    const server = createServer((request, response) => {
      if (request.url?.endsWith('1')) {
        response.writeHead(200, ['Content-Type', 'application/json', 'Content-Length', '2']).end('{}');
        return;
      }
      response.setHeader('Content-Type', 'application/json');
      response.write('{"kind":"A",');
      response.end(request.url?.endsWith('2') ? '"parts":[]}' : '"parts":5}');
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    const watch = createAnswerWatch(async () => check);
    watch.start();
    onTestFinished(watch.stop);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    for (const id of [1, 2, 3]) await (await fetch(`http://127.0.0.1:${port}/test/things/${id}`)).text();
    const problems = await watch.problems();
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain('getThing: GET /test/things/1 → 200 application/json: it must have');
    expect(problems[1]).toContain('/test/things/3 → 200 application/json: /parts must be array');
    expect(await watch.problems()).toEqual([]);
  });
});
