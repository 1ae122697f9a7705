// What vitest runs before tests that run the built server.
export { buildServer as setup } from './build-server.mjs';
