import { Type } from 'typebox';
import { Links, named } from './common.js';

export const ActivityFeedLinkResponse = named(
  'ActivityFeedLinkResponse',
  Type.Object({ link: Type.String(), links: Type.Optional(Links) }),
);
