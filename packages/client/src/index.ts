export type { Answer } from './answer.js';
export { ApiError, type FieldViolation } from './api-error.js';
export { authenticatedFetch } from './authenticated-fetch.js';
export { type AnswerOf, type Call, callOf, type InputOf, type OtherVersion } from './call.js';
export {
  type CallOptions,
  type Client,
  type ClientOptions,
  createClient,
  type Method,
  type RequestOptions,
  type Version,
} from './client.js';
export { cloudManager } from './cloud-manager.js';
export type { ConnectionOptions, Credentials } from './credentials.js';
export type * as Atlas from './generated/atlas.js';
export type { AtlasOperations } from './generated/atlas.js';
export type { CloudManagerOperations } from './generated/cloud-manager.js';
export { NEWEST_VERSION } from './generated/newest-version.js';
export type * as Private from './generated/private.js';
export type { PrivateOperations } from './generated/private.js';
export type { Page } from './pages.js';
export type { Query } from './query.js';
export { requirementOf } from './requirement.js';
export { atlas, type DefaultOperations, type Wire } from './wire.js';
