import { describe, expect, it } from 'vitest';
import { wireAt, wires } from './index.js';

describe('the wire at a path', () => {
  it.each([
    ['/api/atlas/v2/orgs', 'atlas'],
    ['/api/atlas/', 'atlas'],
    ['/api/atlas/v1.0', 'atlasV1'],
    ['/api/atlas/v1.0/orgs', 'atlasV1'],
    ['/api/public/v1.0', 'cloudManager'],
    ['/api/public/v1.0/orgs', 'cloudManager'],
    ['/api/public/', 'cloudManager'],
    ['/api/public/openapi.json', 'cloudManager'],
    ['/api/private/ipinfo', 'private'],
  ])('of %s is %s', (path, name) => {
    expect(wireAt(path)?.name).toBe(name);
  });

  it.each(['/api/publicity', '/api/atlas', '/api/oauth/token', '/metrics', '/', ''])(
    'of %s is none, for the path is beside all of them',
    (path) => {
      expect(wireAt(path)).toBeUndefined();
    },
  );

  it.each(Object.values(wires).filter(({ root }) => root !== undefined))(
    'of an operation of $name is that wire',
    (wire) => {
      expect(wireAt(`${wire.basePath}/orgs`)).toBe(wire);
    },
  );
});
