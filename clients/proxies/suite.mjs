import { debianProxies } from './proxies.mjs';
import { proxySuite } from './proxy-suite.mjs';

export const suite = proxySuite({
  title: 'Proxies of Debian: nginx, Caddy, HAProxy',
  when: 'every change',
  proxies: debianProxies,
});
