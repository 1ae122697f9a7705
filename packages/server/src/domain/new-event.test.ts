import { describe, expect, it } from 'vitest';
import { event, SYSTEM } from './new-event.js';

const where = { organizationId: 'o', actor: SYSTEM };

describe('an event', () => {
  it('keeps what its type tells apart from who did it and where', () => {
    expect(
      event(
        'API_KEY_ADDED_TO_GROUP',
        { ...where, projectId: 'p', targetPublicKey: 'abcdefgh' },
        { roles: [null, ['GROUP_OWNER']] },
      ),
    ).toEqual({
      type: 'API_KEY_ADDED_TO_GROUP',
      organizationId: 'o',
      projectId: 'p',
      actor: SYSTEM,
      details: { targetPublicKey: 'abcdefgh' },
      changes: [{ value: 'roles', before: [], after: ['GROUP_OWNER'] }],
    });
  });

  it('belongs to no project when none is named', () => {
    expect(event('ORG_CREATED', where, { name: [null, 'o'] })).toMatchObject({
      projectId: null,
      details: {},
    });
  });

  it('is checked against the catalogue by the compiler', () => {
    // @ts-expect-error There is no such type.
    event('API_KEY_CRETAED', where);
    // @ts-expect-error Its detail is missing.
    event('API_KEY_CREATED', where, {});
    // @ts-expect-error It tells no such detail.
    event('API_KEY_CREATED', { ...where, targetPublicKey: 'abcdefgh', clientId: 'c' }, {});
    // @ts-expect-error Only projects list it, so it has one.
    event('GROUP_NAME_CHANGED', where, {});
    // @ts-expect-error Only organizations list it, so it has no project.
    event('ORG_RENAMED', { ...where, projectId: 'p' }, {});
    // @ts-expect-error It tells values before and after.
    event('ORG_RENAMED', where);
    // @ts-expect-error It tells no such value.
    event('ORG_RENAMED', where, { roles: [[], []] });
    // @ts-expect-error It tells no values at all.
    event('API_KEY_EXPIRED', { ...where, targetPublicKey: 'abcdefgh' }, {});
  });
});
