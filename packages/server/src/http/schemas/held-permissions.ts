import { type Static, Type } from 'typebox';
import { named } from './common.js';

export type HeldPermissions = Static<typeof HeldPermissions>;
export const HeldPermissions = named(
  'HeldPermissions',
  Type.Object({
    permissions: Type.Array(Type.String(), { description: 'In alphabetical order' }),
    roles: Type.Array(Type.String(), {
      description: 'In alphabetical order; in a project, those of its organization as well',
    }),
  }),
);
