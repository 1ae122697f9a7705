import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { AccessTokens } from '../../access/access-tokens.js';
import type { LoadingCache } from '../../access/loading-cache.js';
import type { ServiceAccountPrincipal } from '../../access/principal.js';
import type { SigningKeys } from '../../access/signing-keys.js';
import type { AccessListMatcher } from '../../domain/access-list.js';
import { ACCESS_TOKEN_AUDIENCE } from '../../domain/access-tokens.js';
import { isClientId } from '../../domain/client-ids.js';
import type { Clock } from '../../domain/clock.js';
import { refuse } from '../../domain/errors.js';
import { oauthTokenSet } from '../../domain/rate-limits.js';
import type { TokenBuckets } from '../../domain/token-buckets.js';
import {
  authenticateClient,
  type ClientCredentials,
  readBasicCredentials,
} from '../../services/oauth/authenticate-client.js';
import { revokeAccessToken } from '../../services/oauth/revoke-access-token.js';
import type { TokenIssuer } from '../../services/oauth/token-issuer.js';
import type { Store } from '../../store/store.js';
import type { StoreTrouble } from '../store-trouble.js';
import { clientAddress } from '../wire/client-address.js';
import { errorBody } from '../wire/errors.js';
import { isFlagSet } from '../wire/query.js';
import { inEnvelope, renderJson } from '../wire/render.js';
import type { createSender } from '../wire/send.js';
import { type OAuthError, oauthErrors, tooManyTokens } from './errors.js';
import { AUTHORIZATION_PATH, registerMetadata } from './metadata.js';

export interface OAuthDependencies {
  readonly store: Store;
  readonly now: Clock;
  readonly serviceAccounts: LoadingCache<ServiceAccountPrincipal>;
  readonly accessTokens: AccessTokens;
  readonly signingKeys: SigningKeys;
  readonly tokenIssuer: TokenIssuer;
  /** Told which secret minted a token. */
  readonly recordSecretUse: (secretId: string) => void;
  readonly buckets: TokenBuckets;
  readonly trustedProxies: AccessListMatcher;
  readonly sender: ReturnType<typeof createSender>;
  readonly publicUrl: () => string;
  readonly log: Logger;
  readonly isStoreTrouble: StoreTrouble;
}

const NO_STORE = ['Cache-Control', 'no-store', 'Pragma', 'no-cache'];

interface Client {
  readonly account: ServiceAccountPrincipal;
  readonly secretId: string;
}

/**
 * The OAuth 2.0 endpoints: token (client credentials), revocation (RFC 7009), introspection (RFC 7662), metadata
 * (RFC 8414), keys, and an authorization endpoint that says that people cannot sign in. None of them looks at access
 * lists: those guard the use of a token, not its making or ending.
 */
export function registerOAuth(app: FastifyInstance, dependencies: OAuthDependencies): void {
  const { store, serviceAccounts, accessTokens, tokenIssuer, sender, publicUrl } = dependencies;

  function answer(request: FastifyRequest, reply: FastifyReply, status: number, body: unknown): void {
    send(request, reply, status, body, []);
  }

  function send(
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    body: unknown,
    headers: readonly string[],
  ): void {
    const query = request.query as Record<string, unknown>;
    const shown = isFlagSet(query, 'envelope') ? inEnvelope(body, status) : body;
    sender.send(reply, {
      status,
      contentType: 'application/json;charset=utf-8',
      body: renderJson(shown, isFlagSet(query, 'pretty')),
      headers: [...NO_STORE, ...headers],
    });
  }

  function answerError(request: FastifyRequest, reply: FastifyReply, error: OAuthError): void {
    const body = { error_description: error.description, error: error.error };
    send(request, reply, error.status, body, error.headers ?? []);
  }

  /** The authenticated client, or the error of why there is none. */
  async function clientOf(credentials: ClientCredentials | undefined): Promise<Client | OAuthError> {
    if (credentials === undefined) return oauthErrors.noAuthorization;
    const client = await authenticateClient(serviceAccounts, credentials, dependencies.now());
    return client ?? oauthErrors.invalidClient;
  }

  /** Runs an endpoint; whatever it did not expect is answered in the form of these endpoints. */
  function endpoint(run: (request: FastifyRequest, reply: FastifyReply, form: Form) => Promise<void>) {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      try {
        if (!store.isFollowing()) return answerError(request, reply, oauthErrors.unavailable);
        const form = readForm(request);
        if (form === undefined) return answerError(request, reply, oauthErrors.invalidRequest);
        await run(request, reply, form);
      } catch (error) {
        if (dependencies.isStoreTrouble(error)) return answerError(request, reply, oauthErrors.unavailable);
        dependencies.log.error({ err: error, path: request.url.split('?', 1)[0] }, 'request failed');
        answerError(request, reply, oauthErrors.serverError);
      }
    };
  }

  /** What fails before an endpoint runs. */
  function errorHandler(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
    if (error.code !== 'FST_ERR_CTP_BODY_TOO_LARGE') throw error;
    answerError(request, reply, oauthErrors.tooLarge);
  }

  /**
   * Counted per address and client before the secret is looked at, so it slows guessing down as well. What cannot be a
   * client ID has no bucket: it names nobody whose secret could be guessed.
   */
  function isWithinRate(request: FastifyRequest, reply: FastifyReply, clientId: string): boolean {
    if (!isClientId(clientId)) return true;
    const address = clientAddress(request.raw, dependencies.trustedProxies)?.text ?? '';
    const taken = dependencies.buckets.take(oauthTokenSet, `${address} ${clientId}`);
    if (taken.allowed) return true;
    const minutes = oauthTokenSet.refillDurationSeconds / 60;
    // The live service answers this one in the shape of the API, not in that of RFC 6749.
    const refusal = refuse('RATE_LIMITED', '/api/oauth/token', taken.limit, minutes);
    sender.send(reply, {
      status: 429,
      contentType: 'application/json',
      body: renderJson(errorBody(refusal), false),
      headers: [...NO_STORE, 'X-Error-Code', refusal.code, 'Retry-After', String(taken.retryAfterSeconds)],
    });
    return false;
  }

  app.post(
    '/api/oauth/token',
    { errorHandler },
    endpoint(async (request, reply, form) => {
      const credentials = readBasicCredentials(request.headers.authorization);
      if (credentials && !isWithinRate(request, reply, credentials.clientId)) return;
      const client = await clientOf(credentials);
      if ('error' in client) return answerError(request, reply, client);
      const grantType = form.get('grant_type');
      if (grantType === undefined) return answerError(request, reply, oauthErrors.invalidRequest);
      if (grantType !== 'client_credentials')
        return answerError(request, reply, oauthErrors.unsupportedGrantType);
      const issue = await tokenIssuer.issue(client.account, client.secretId);
      if (issue.kind === 'gone') return answerError(request, reply, oauthErrors.invalidClient);
      if (issue.kind === 'tooMany') return answerError(request, reply, tooManyTokens(issue.limit));
      dependencies.recordSecretUse(client.secretId);
      answer(request, reply, 200, {
        access_token: issue.accessToken,
        expires_in: issue.expiresInSeconds,
        token_type: 'Bearer',
      });
    }),
  );

  app.post(
    '/api/oauth/revoke',
    { errorHandler },
    endpoint(async (request, reply, form) => {
      const client = await clientOf(readBasicCredentials(request.headers.authorization));
      if ('error' in client) return answerError(request, reply, client);
      const token = form.get('token');
      if (token === undefined) return answerError(request, reply, oauthErrors.invalidRequest);
      await revokeAccessToken(dependencies, client.account, token);
      sender.send(reply, {
        status: 200,
        contentType: 'application/json;charset=utf-8',
        body: undefined,
        headers: NO_STORE,
      });
    }),
  );

  app.post(
    '/api/oauth/introspect',
    { errorHandler },
    endpoint(async (request, reply, form) => {
      const client = await clientOf(readBasicCredentials(request.headers.authorization));
      if ('error' in client) return answerError(request, reply, client);
      const token = form.get('token');
      if (token === undefined) return answerError(request, reply, oauthErrors.invalidRequest);
      const state = await introspect(client.account, token);
      // Something may have been loaded for so long that what else was in memory is out of date by now.
      if (!store.isFollowing()) return answerError(request, reply, oauthErrors.unavailable);
      answer(request, reply, 200, state);
    }),
  );

  /** What a client may know of a token: those of its own organization, and of no other that they exist. */
  async function introspect(client: ServiceAccountPrincipal, token: string): Promise<unknown> {
    const found = await accessTokens.verify(token);
    const account = found && (await serviceAccounts.get(found.clientId));
    const isLive =
      found !== null &&
      account !== null &&
      account.organizationId === client.organizationId &&
      account.secrets.some((secret) => secret.id === found.secretId);
    if (!isLive) return { active: false };
    return {
      active: true,
      aud: ACCESS_TOKEN_AUDIENCE,
      client_id: found.clientId,
      exp: Math.floor(found.expiresAt / 1000),
      iss: publicUrl(),
      jti: found.id,
      sub: found.clientId,
      token_type: 'Bearer',
    };
  }

  app.route({
    method: ['GET', 'POST'],
    url: AUTHORIZATION_PATH,
    errorHandler,
    // RFC 6749 section 4.1.2.1: nobody is sent on to an address that was not checked, and there is none to check by.
    handler: (request, reply) => answerError(request, reply, oauthErrors.unsupportedResponseType),
  });

  registerMetadata(app, publicUrl);
  app.get('/api/oauth/jwks', async (_request, reply) =>
    reply
      .type('application/json')
      .header('Cache-Control', 'public, max-age=300')
      .send({ keys: await dependencies.signingKeys.publicKeys() }),
  );
}

type Form = ReadonlyMap<string, string>;

/** The form of a request; `undefined` when it is none or repeats a parameter (RFC 6749 section 3.2). */
function readForm(request: FastifyRequest): Form | undefined {
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return undefined;
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(typeof request.body === 'string' ? request.body : '')) {
    if (form.has(name)) return undefined;
    form.set(name, value);
  }
  return form;
}
