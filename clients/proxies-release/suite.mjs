import { proxySuite } from '../proxies/proxy-suite.mjs';
import { installReleaseProxies, releaseProxies } from './proxies.mjs';

export const suite = proxySuite({
  title: 'Proxies as they are released now: Caddy, Envoy',
  proxies: releaseProxies,
  install: installReleaseProxies,
});
