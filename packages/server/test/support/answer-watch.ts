import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { AnswerCheck, SentAnswer } from './described-answers.js';

/** Where Node tells of each request that a server of this process gets. */
const REQUESTS = 'http.server.request.start';

export interface AnswerWatch {
  start(): void;
  stop(): void;
  /** What was wrong with answers since it was last asked. */
  problems(): Promise<string[]>;
}

/** Looks at the answers of every HTTP server of this process. The check is loaded when there is an answer to be checked. */
export function createAnswerWatch(loadCheck: () => Promise<AnswerCheck>): AnswerWatch {
  let check: AnswerCheck | undefined;
  /** Those that were sent before there was a check. */
  const unchecked: SentAnswer[] = [];
  const found = new Set<string>();

  function look(answer: SentAnswer): void {
    if (check === undefined) {
      unchecked.push(answer);
      return;
    }
    const problem = check(answer);
    if (problem !== undefined) found.add(problem);
  }

  function watch(message: unknown): void {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    watchResponse(request, response, look);
  }

  return {
    start: () => subscribe(REQUESTS, watch),
    stop: () => unsubscribe(REQUESTS, watch),
    async problems() {
      if (unchecked.length > 0) {
        check ??= await loadCheck();
        for (const answer of unchecked.splice(0)) look(answer);
      }
      const problems = [...found];
      found.clear();
      return problems;
    },
  };
}

function watchResponse(
  request: IncomingMessage,
  response: ServerResponse,
  look: (answer: SentAnswer) => void,
): void {
  // As the client sent it: the server rewrites it.
  const target = request.url ?? '';
  let contentType = '';
  const written: (string | Buffer)[] = [];
  const { writeHead, write, end } = response;

  response.writeHead = ((...given: unknown[]) => {
    contentType = contentTypeIn(given.at(-1)) ?? String(response.getHeader('content-type') ?? '');
    return Reflect.apply(writeHead, response, given);
  }) as typeof writeHead;
  response.write = ((...given: unknown[]) => {
    keep(given);
    return Reflect.apply(write, response, given);
  }) as typeof write;
  response.end = ((...given: unknown[]) => {
    keep(given);
    look({
      method: request.method ?? '',
      target,
      status: response.statusCode,
      contentType,
      body: () => written.map(String).join(''),
    });
    return Reflect.apply(end, response, given);
  }) as typeof end;

  function keep([chunk]: unknown[]): void {
    if (typeof chunk === 'string' || Buffer.isBuffer(chunk)) written.push(chunk);
  }
}

function contentTypeIn(headers: unknown): string | undefined {
  if (Array.isArray(headers)) {
    const at = headers.findIndex((name, index) => index % 2 === 0 && /^content-type$/i.test(String(name)));
    return at < 0 ? undefined : String(headers[at + 1]);
  }
  if (typeof headers !== 'object' || headers === null) return undefined;
  const named = Object.entries(headers as OutgoingHttpHeaders).find(([name]) => /^content-type$/i.test(name));
  return named && String(named[1]);
}
