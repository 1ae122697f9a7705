import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AnswerCheck, SentAnswer } from './described-answers.js';
import { watchResponse } from './watch-response.mjs';

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
