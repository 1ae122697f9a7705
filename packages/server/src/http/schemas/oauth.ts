import { Type } from 'typebox';
import { textBounds } from '../../domain/bounds/texts.js';
import { named, requestForm, secret } from './common.js';

const FormField = Type.String({ maxLength: textBounds.formField.most });

/** RFC 6749 section 5.2. */
export const OAuthError = named(
  'OAuthError',
  Type.Object({ error_description: Type.String(), error: Type.String() }),
);

/** RFC 6749 section 4.4.2. What is missing is told after who asks is known. */
export const AccessTokenRequest = requestForm(
  named(
    'AccessTokenRequest',
    Type.Object({
      grant_type: Type.Enum(['client_credentials']),
      resource: Type.Optional(
        Type.String({
          description:
            'Sallyport only: the one guarded API that the token is for, by the `resource` of its definition or as `urn:sallyport:api:NAME` where it has none (RFC 8707). No other API takes the token, nor does Sallyport.',
        }),
      ),
    }),
  ),
  Type.Object({ grant_type: Type.Optional(FormField), resource: Type.Optional(FormField) }),
);

/** RFC 7009 section 2.1 and RFC 7662 section 2.1; the hint is not needed. */
export const AccessTokenInQuestion = requestForm(
  named(
    'AccessTokenInQuestion',
    Type.Object({ token: Type.String(), token_type_hint: Type.Optional(Type.String()) }),
  ),
  Type.Object({ token: Type.Optional(FormField), token_type_hint: Type.Optional(FormField) }),
);

export const AccessToken = named(
  'AccessToken',
  Type.Object({
    access_token: secret(Type.String()),
    expires_in: Type.Integer({ description: 'Seconds' }),
    token_type: Type.Literal('Bearer'),
  }),
);

/** RFC 7662 section 2.2; all but `active` of live tokens alone. */
export const AccessTokenState = named(
  'AccessTokenState',
  Type.Object({
    active: Type.Boolean(),
    aud: Type.Optional(Type.String()),
    client_id: Type.Optional(Type.String()),
    exp: Type.Optional(Type.Integer({ description: 'Seconds since 1970' })),
    iss: Type.Optional(Type.String()),
    jti: Type.Optional(Type.String()),
    sub: Type.Optional(Type.String()),
    token_type: Type.Optional(Type.Literal('Bearer')),
  }),
);

/** RFC 8414 section 2. */
export const OAuthMetadata = named(
  'OAuthMetadata',
  Type.Object({
    issuer: Type.String(),
    authorization_endpoint: Type.String(),
    token_endpoint: Type.String(),
    token_endpoint_auth_methods_supported: Type.Array(Type.String()),
    grant_types_supported: Type.Array(Type.String()),
    response_types_supported: Type.Array(Type.String()),
    revocation_endpoint: Type.String(),
    revocation_endpoint_auth_methods_supported: Type.Array(Type.String()),
    introspection_endpoint: Type.String(),
    introspection_endpoint_auth_methods_supported: Type.Array(Type.String()),
    jwks_uri: Type.String(),
  }),
);

/** RFC 7517 section 5: public keys of elliptic curves. */
export const SigningKeySet = named(
  'SigningKeySet',
  Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.Unknown())) }),
);
