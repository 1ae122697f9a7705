import { mavenSuite } from '../../scripts/clients/maven.mjs';

export const suite = mavenSuite({
  title: 'Java: Apache HttpClient 5, Spring Security',
  when: 'release',
  server: { settings: { SALLYPORT_RATE_LIMIT_SCALE: 'off' } },
});
