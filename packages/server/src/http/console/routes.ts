import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Sender } from '../wire/send.js';
import { registerFiles } from './files.js';
import { notBuiltHeaders, pageHeaders } from './headers.js';
import { basePathOf, readPage } from './page.js';
import { isNavigation, PAGE_ROOTS } from './paths.js';

interface ConsoleDependencies {
  /** Where the built console is, or would be. */
  readonly consoleDirectory: string;
  readonly sender: Sender;
  readonly publicUrl: () => string;
}

export interface ConsolePages {
  /** Answers a path that is none with a page that says so, where a browser went there; else returns false. */
  answerNavigation(request: FastifyRequest, reply: FastifyReply, path: string): boolean;
}

/** 128 bits: what CSP level 3, section 7.1 asks for at least. */
const NONCE_BYTES = 16;

const NOT_BUILT = `The console is not built here. In a clone of the repository, build it and start the server again:

  npm run build

The API answers without it.
`;

/** Serves the console: one page under all of its addresses, and the files that the page names. To anyone: it holds no secret. */
export function registerConsole(app: FastifyInstance, dependencies: ConsoleDependencies): ConsolePages {
  const { sender, publicUrl, consoleDirectory } = dependencies;
  const page = readPage(consoleDirectory);

  function answerPage(request: FastifyRequest, reply: FastifyReply, status: number): void {
    // What metrics and logs call it.
    request.operationId = 'console';
    const { host } = request.raw.headers;
    if (page === undefined) {
      sender.sendOther(reply, 503, notBuiltHeaders(host), NOT_BUILT);
      return;
    }
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    const headers = pageHeaders(host, nonce, page.scriptHashes);
    sender.sendOther(reply, status, headers, page.render(basePathOf(publicUrl()), nonce));
  }

  for (const url of ['/', ...PAGE_ROOTS.flatMap((root) => [`/${root}`, `/${root}/*`])])
    app.route({
      method: ['GET', 'HEAD'],
      url,
      handler: (request, reply) => answerPage(request, reply, 200),
    });
  if (page !== undefined) registerFiles(app, consoleDirectory, sender);

  return {
    answerNavigation(request, reply, path) {
      if (page === undefined || !isNavigation(request.raw, path)) return false;
      answerPage(request, reply, 404);
      return true;
    },
  };
}
