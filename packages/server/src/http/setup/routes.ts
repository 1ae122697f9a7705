import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { AccessListMatcher } from '../../domain/access-list.js';
import { setUp } from '../../services/installation/set-up.js';
import { setupLinkState } from '../../services/installation/setup-links.js';
import type { Services } from '../../services/services.js';
import { clientAddress } from '../wire/client-address.js';
import { EMPTY_FORM, readForm } from './form.js';
import { donePage, formPage, PAGE_HEADERS, refusedPage } from './page.js';

export interface SetupDependencies {
  readonly services: Services;
  readonly publicUrl: () => string;
  readonly trustedProxies: AccessListMatcher;
}

/**
 * The page behind the one-time setup link. Guessing needs no throttle of its own: a token has 256 bits, and a wrong one
 * costs a hash and an indexed read, never the password hash.
 */
export function registerSetup(app: FastifyInstance, dependencies: SetupDependencies): void {
  const { services, publicUrl, trustedProxies } = dependencies;

  function send(reply: FastifyReply, status: number, html: string): FastifyReply {
    return reply.code(status).headers(PAGE_HEADERS).send(html);
  }

  app.get('/setup', async (request, reply) => {
    const { token } = request.query as { token?: unknown };
    const text = typeof token === 'string' ? token : '';
    const state = await setupLinkState(services.store.reader, text, services.now());
    return state === 'open'
      ? send(reply, 200, formPage(text, EMPTY_FORM))
      : send(reply, 403, refusedPage(state));
  });

  app.post('/setup', async (request, reply) => {
    const sent = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
    const token = sent.get('token') ?? '';
    const { names, ...form } = readForm(sent);
    if (names === undefined) {
      // Whoever has no link learns nothing about the form.
      const state = await setupLinkState(services.store.reader, token, services.now());
      return state === 'open'
        ? send(reply, 400, formPage(token, form))
        : send(reply, 403, refusedPage(state));
    }
    const result = await setUp(services, { token, names, remoteAddress: addressOf(request.raw) });
    return typeof result === 'string'
      ? send(reply, 403, refusedPage(result))
      : send(reply, 200, donePage(publicUrl(), result));
  });

  function addressOf(request: IncomingMessage): string | null {
    return clientAddress(request, trustedProxies)?.text ?? null;
  }
}
