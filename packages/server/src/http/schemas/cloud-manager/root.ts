import { type Static, Type } from 'typebox';
import { Links, named, stringEnum } from '../common.js';

/** `throttling` is obsolete and always false. */
export type SystemStatus = Static<typeof SystemStatus>;
export const SystemStatus = named(
  'SystemStatus',
  Type.Object({
    appName: stringEnum(['MongoDB Cloud'], { readOnly: true }),
    build: Type.String({ readOnly: true }),
    links: Links,
    throttling: Type.Boolean({ readOnly: true }),
  }),
);
