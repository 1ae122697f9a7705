import { Type } from 'typebox';
import { ownLimits } from '../../domain/limits.js';
import { notBlank } from '../wire/query.js';
import { IdParameter, someText } from './common.js';
import { PlainListQuery } from './queries.js';

const Scopes = {
  groupId: notBlank(Type.Optional(IdParameter)),
  orgId: notBlank(Type.Optional(IdParameter)),
  userId: Type.Optional(someText()),
  ipAddress: Type.Optional(someText()),
};

/** Query parameters of one endpoint set: whose limits to show. */
export const RateLimitQuery = Type.Object(Scopes);

const Names = Type.Array(someText(), { maxItems: ownLimits.namesPerFilter });

/** Query parameters of the list; names and paths may be given several times. */
export const RateLimitsQuery = Type.Object({
  ...PlainListQuery.properties,
  ...Scopes,
  name: Type.Optional(Names),
  endpointPath: Type.Optional(Names),
});
