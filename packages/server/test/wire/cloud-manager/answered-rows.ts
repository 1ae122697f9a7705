import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, type RunnerTestSuite as Suite } from 'vitest';
import { V1 } from '../../support/cloud-manager.js';
import { rows } from './rows.js';

/** Where Node tells of each answer that a server of this process has sent. */
const ANSWERS = 'http.server.response.finish';

type Row = (typeof rows)[number];

/** Which of the test files beside this one shows that a row is served. */
type Area = 'api-keys' | 'service-accounts' | 'people' | 'organizations';

function areaOf({ path }: Row): Area {
  if (path.includes('/apiKeys')) return 'api-keys';
  if (path.includes('/serviceAccounts')) return 'service-accounts';
  return /\/(users|invites|teams)\b/.test(path) ? 'people' : 'organizations';
}

/** The path as a row has it: of two rows that fit, the one with fewer parameters. */
function rowAnswered(method: string, target: string, status: number): Row | undefined {
  const path = target.split('?', 1)[0]?.replace(/\/$/, '');
  const fits = (row: Row) =>
    row.method === method &&
    row.status === status &&
    new RegExp(`^${V1}${row.path.replace(/\{\w+\}/g, '[^/:]+')}$`).test(path ?? '');
  const parameters = (row: Row) => row.path.split('{').length;
  return rows.filter(fits).sort((a, b) => parameters(a) - parameters(b))[0];
}

const isWhole = (tasks: Suite['tasks']): boolean =>
  tasks.every((task) => task.mode === 'run' && (task.type !== 'suite' || isWhole(task.tasks)));

/** Fails a file that was run as a whole, and in which a row of its area was not answered with the documented status. */
export function expectEveryRowAnswered(area: Area): void {
  const answered = new Set<Row>();
  const look = (message: unknown) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const row = rowAnswered(request.method ?? '', request.url ?? '', response.statusCode);
    if (row) answered.add(row);
  };
  beforeAll(() => subscribe(ANSWERS, look));
  // biome-ignore lint/correctness/noEmptyPattern: Vitest takes the names in the pattern for fixtures, and there are none.
  afterAll(({}, file) => {
    unsubscribe(ANSWERS, look);
    if (!isWhole(file.tasks)) return;
    const unanswered = rows.filter((row) => areaOf(row) === area && !answered.has(row));
    expect(unanswered.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });
}
