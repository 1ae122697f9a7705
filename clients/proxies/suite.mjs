import { proxySuite } from './proxy-suite.mjs';
import { debianProxies } from './proxies.mjs';

export const suite = proxySuite({
  title: 'Proxies of Debian: nginx, Caddy, HAProxy',
  proxies: debianProxies,
});
