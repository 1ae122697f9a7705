import { type Refusal, reasonPhrase } from '../../domain/errors.js';

/** An error as the wire shows it: keys in alphabetical order. */
export function errorBody(refusal: Refusal) {
  return {
    ...(refusal.fields
      ? {
          badRequestDetail: {
            fields: refusal.fields.map(({ description, field }) => ({ description, field })),
          },
        }
      : {}),
    detail: refusal.detail,
    error: refusal.status,
    errorCode: refusal.code,
    parameters: refusal.parameters,
    reason: reasonPhrase(refusal.status),
  };
}

/** The answer to a request without valid credentials, byte for byte (recorded responses, section 1). */
export const UNAUTHENTICATED_BODY = `{
  "error" : 401,
  "reason" : "Unauthorized",
  "detail" : "You are not authorized for this resource.",
  "errorCode" : "UNEXPECTED_ERROR"
}`;
