import { proxySuite } from '../proxies/proxy-suite.mjs';
import { installReleaseProxies, releaseProxies } from './proxies.mjs';

export const suite = proxySuite({
  title: 'Proxies as they are released now: Caddy, Envoy',
  when: 'named',
  proxies: releaseProxies,
  install: installReleaseProxies,
});
