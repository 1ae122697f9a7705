export type { Answer } from './answer.js';
export { ApiError, type FieldViolation } from './api-error.js';
export { atlasV1 } from './atlas-v1.js';
export { authenticatedFetch } from './authenticated-fetch.js';
export { type AnswerOf, type Call, callOf, type InputOf, type OtherVersion } from './call.js';
export { type CallerFacts, callerVariables } from './caller-variables.js';
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
export type * as AtlasV1 from './generated/atlas-v1.js';
export type { AtlasV1Operations } from './generated/atlas-v1.js';
export type { CloudManagerOperations } from './generated/cloud-manager.js';
export { decisionSteps } from './generated/decision-steps.js';
export { NEWEST_VERSION } from './generated/newest-version.js';
export type * as Oauth from './generated/oauth.js';
export type { OauthOperations } from './generated/oauth.js';
export type * as Private from './generated/private.js';
export type { PrivateOperations } from './generated/private.js';
export type * as Server from './generated/server.js';
export type { ServerOperations } from './generated/server.js';
export type {
  TestCall,
  TestClockState,
  TestFault,
  TestFaultRequest,
  TestOperations,
  TestOrganization,
  TestRateLimitRequest,
  TestRateLimits,
} from './generated/test.js';
export { oauth } from './oauth.js';
export type { Page } from './pages.js';
export type { Query } from './query.js';
export { requirementOf } from './requirement.js';
export { server } from './server.js';
export { shownJson, shownText } from './shown-text.js';
export type {
  TestCallFilter,
  TestControls,
  TestOrganizationSeed,
} from './test-controls.js';
export { testing } from './testing.js';
export { atlas, type DefaultOperations, type Wire } from './wire.js';
