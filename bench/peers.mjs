/**
 * What others reach, as tables of a report: ratios to a bare `node:http` server by the same generator and in the same way
 * as ours, but on another day, with an answer of 100 bytes. Two cores, Node.js 20.20, Debian 12; median of five (minimum–maximum).
 */
const peers = (rows) => ({ head: ['Peers, measured once on a machine of this kind', 'Ratio'], rows });

export const DIGEST_PEERS = peers([
  ['The limit on Node.js: the check alone in front of the bare server, 1,000 users', '0.69 (0.66–0.78)'],
  ['The same, every call another of 100,000 / 1,000,000 users', '0.58 / 0.54'],
  ['The same without nonce reuse', '0.26 (0.15–0.29)'],
  ['npm http-auth with a map of 100,000 users', '0.49 (0.43–0.57)'],
  ['npm http-auth with its file, 1,000 / 100,000 users', '0.36 / 0.02'],
  ['express with passport-http, 1,000 users', '0.08 (0.08–0.11)'],
  ['Apache mod_auth_digest with its file, 1,000 / 100,000 users', '0.16 / 0.007'],
  ['Apache mod_auth_digest with dbm, 100,000 users', '0.23'],
  ['fastify without any check', '1.00 (0.90–1.16)'],
]);

export const BEARER_PEERS = peers([
  ['The limit for a remembered token: SHA-256 and a map, 1,000 / 1,000,000 tokens', '0.83 / 0.74'],
  ['fast-jwt, ES256, with its cache', '0.61'],
  ['fast-jwt, HS256, every call verified', '0.38'],
  ['jose / fast-jwt, ES256, every call verified', '0.11 / 0.12'],
  ['oidc-provider, introspection', '0.08'],
  ['better-auth, API key in memory / in SQLite', '0.06 / 0.012'],
]);
