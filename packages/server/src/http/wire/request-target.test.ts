import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originForm, withoutAuthority } from './request-target.js';

describe('originForm', () => {
  it.each([
    ['/api/atlas/v2/orgs', '/api/atlas/v2/orgs'],
    ['//api/atlas/v2/orgs?a=//b', '/api/atlas/v2/orgs?a=//b'],
    ['///api', '/api'],
    ['/api//atlas', '/api//atlas'],
    ['http://host:8080/api?x=1', '/api?x=1'],
    ['HTTPS://host//api', '/api'],
    ['http://host', '/'],
    ['http://host?x=1', '/?x=1'],
    ['*', '/*'],
    ['', '/'],
  ])('of %s is %s', (target, expected) => {
    expect(originForm(target)).toBe(expected);
  });

  it('always starts with exactly one slash', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.webPath()), (target) => {
        expect(originForm(target)).toMatch(/^\/(?!\/)/);
      }),
    );
  });
});

describe('withoutAuthority', () => {
  it('leaves slashes as they were sent, because Digest covers them', () => {
    expect(withoutAuthority('//api')).toBe('//api');
    expect(withoutAuthority('http://host//api')).toBe('//api');
  });
});
