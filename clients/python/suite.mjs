import { pythonSuite } from '../../scripts/clients/python.mjs';

export const suite = pythonSuite({
  title: 'Python: requests, httpx, aiohttp, Authlib, requests-oauthlib',
  when: 'every change',
  server: { settings: { SALLYPORT_RATE_LIMIT_SCALE: 'off' } },
});
