import { type AtlasOperations, atlasRoutes } from './generated/atlas.js';
import { type PrivateOperations, privateRoutes } from './generated/private.js';

/**
 * One public form of the API, by its operations. Their types are in `Operations` alone; what there is at run time is
 * where to call them.
 */
export interface Wire<Operations> {
  /** Method and path template by operationId: `GET /api/atlas/v2/orgs/{orgId}`. */
  readonly routes: Readonly<Record<keyof Operations, string>>;
  /** Whether bodies are sent as forms instead of JSON. */
  readonly sendsForms?: boolean;
  /** Never set; carries the types. */
  readonly operations?: Operations;
}

/** What a client calls unless it is told otherwise: the Atlas Administration API v2, and what Sallyport has beside it. */
export type DefaultOperations = AtlasOperations & PrivateOperations;

export const atlas: Wire<DefaultOperations> = { routes: { ...atlasRoutes, ...privateRoutes } };
