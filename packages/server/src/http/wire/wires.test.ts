import { describe, expect, it } from 'vitest';
import { ATLAS, CLOUD_MANAGER, wireOf } from './wires.js';

describe('the wire of a path', () => {
  it.each(['/api/public/v1.0', '/api/public/v1.0/orgs', '/api/public/', '/api/public/openapi.json'])(
    'is that of Cloud Manager for %s',
    (path) => {
      expect(wireOf(path)).toBe(CLOUD_MANAGER);
    },
  );

  it.each(['/api/atlas/v2/orgs', '/api/private/ipinfo', '/api/publicity', '/', ''])(
    'is that of Atlas for %s, as for whatever is beside both',
    (path) => {
      expect(wireOf(path)).toBe(ATLAS);
    },
  );

  it('begins where the base path of the wire does', () => {
    for (const wire of [ATLAS, CLOUD_MANAGER]) expect(wireOf(wire.basePath)).toBe(wire);
  });
});
