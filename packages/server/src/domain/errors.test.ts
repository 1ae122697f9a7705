import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ErrorCode, errorCatalogue, RefusalError, reasonPhrase, refuse } from './errors.js';

const codes = Object.keys(errorCatalogue) as ErrorCode[];
const callRefuse = refuse as (code: ErrorCode, ...args: (string | number)[]) => ReturnType<typeof refuse>;

/** As many recognizable arguments as the code takes. */
function sampleArguments(code: ErrorCode): string[] {
  return Array.from({ length: errorCatalogue[code].detail.length }, (_, index) => `argument${index}`);
}

describe('the error catalogue', () => {
  it('has each code of the areas, and each stands in one area', async () => {
    const areas = readdirSync(new URL('./errors/', import.meta.url))
      .map((file) => file.replace('.ts', ''))
      .filter((area) => area !== 'define-error');
    const modules: Record<string, object>[] = await Promise.all(
      areas.map((area) => import(`./errors/${area}.ts`)),
    );
    const found = modules.flatMap((module) => Object.values(module)).flatMap(Object.keys);
    expect(found.sort()).toEqual([...codes].sort());
  });

  it.each(codes)('says of %s when it happens and what to do', (code) => {
    const { meaning, fix } = errorCatalogue[code];
    expect(code).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
    expect(meaning).toMatch(/^[A-Z].{15,}\.$/);
    expect(fix).toMatch(/^[A-Z].{15,}\.$/);
  });

  it.each(codes)('names as many parameters for %s as the wire carries', (code) => {
    const refusal = callRefuse(code, ...sampleArguments(code));
    expect(refusal.parameters).toHaveLength(errorCatalogue[code].parameters.length);
    expect(refusal.detail).not.toMatch(/undefined|NaN|\[object/);
    expect(reasonPhrase(refusal.status)).toMatch(/^[A-Z]/);
  });

  it('gives the recorded texts to the letter', () => {
    const id = '0123456789abcdef01234567';
    expect(refuse('GROUP_NOT_FOUND', id)).toEqual({
      code: 'GROUP_NOT_FOUND',
      status: 404,
      detail: `No group with ID ${id} exists.`,
      parameters: [id],
    });
    expect(refuse('MAX_GROUPS_PER_ORG_EXCEEDED', 250, id)).toEqual({
      code: 'MAX_GROUPS_PER_ORG_EXCEEDED',
      status: 400,
      detail: `Maximum number of groups per organization (250) in ${id} exceeded while trying to add group.`,
      parameters: ['250', id],
    });
    expect(refuse('GROUP_ALREADY_EXISTS', 'e2e').detail).toBe('A group with name "e2e" already exists.');
    expect(refuse('API_KEY_NOT_FOUND', id)).toMatchObject({
      status: 400,
      detail: `No API key with ID ${id} exists.`,
    });
    expect(refuse('IP_ADDRESS_NOT_ON_ACCESS_LIST', '192.0.2.1')).toEqual({
      code: 'IP_ADDRESS_NOT_ON_ACCESS_LIST',
      status: 403,
      detail: 'IP address 192.0.2.1 is not allowed to access this resource.',
      parameters: ['192.0.2.1'],
    });
    expect(refuse('ORG_REQUIRES_ACCESS_LIST', '192.0.2.1')).toEqual({
      code: 'ORG_REQUIRES_ACCESS_LIST',
      status: 403,
      detail: 'This organization requires access through an access list of ip ranges.',
      parameters: ['192.0.2.1'],
    });
    expect(refuse('INVALID_VERSION_DATE')).toEqual({
      code: 'INVALID_VERSION_DATE',
      status: 406,
      detail: 'Invalid accept header or version date.',
      parameters: [],
    });
    expect(refuse('UNEXPECTED_ERROR')).toMatchObject({
      status: 500,
      detail: 'Unexpected error.',
      parameters: [],
    });
  });

  it('tells a rate limited caller when to come back, in text, parameters and header', () => {
    expect(refuse('RATE_LIMITED_TOKEN_BUCKET', 'api/atlas/v2/orgs', 55, 10, 5, 60)).toEqual({
      code: 'RATE_LIMITED_TOKEN_BUCKET',
      status: 429,
      detail:
        'Rate limit exceeded for api/atlas/v2/orgs. Please retry after 55 seconds. Request capacity: 10. ' +
        'Refill rate: 5 per 60 seconds. For more information, see: http://dochub.mongodb.org/core/atlas-api-rate-limit.',
      parameters: ['api/atlas/v2/orgs', 55, 10, 5, 60],
      headers: { 'Retry-After': '55' },
    });
  });

  it('names the allowed methods in the Allow header', () => {
    expect(refuse('METHOD_NOT_ALLOWED', 'DELETE', 'POST,GET,OPTIONS').headers).toEqual({
      Allow: 'POST,GET,OPTIONS',
    });
  });

  it('reports a missing permission as 401 and without parameters', () => {
    const refusal = refuse('USER_UNAUTHORIZED', 'organization.write');
    expect(refusal).toMatchObject({ status: 401, parameters: [] });
    expect(refusal.detail).toBe('Current user is not authorized to perform this action.');
    expect(refusal.fields?.[0]?.description).toContain('organization.write');
    expect(refuse('USER_UNAUTHORIZED')).not.toHaveProperty('fields');
  });

  it('marks the codes that are not of the public API', () => {
    expect(codes.filter((code) => !errorCatalogue[code].published).sort()).toEqual([
      'API_KEY_EXPIRED',
      'API_KEY_EXPIRY_IN_PAST',
      'BODY_TOO_DEEP',
      'CANNOT_CHANGE_OWN_ROLES',
      'CANNOT_REMOVE_LAST_OWNER_CREDENTIAL',
      'CANNOT_REQUIRE_ACCESS_LIST_WITHOUT_CALLER',
      'CREDENTIALS_NOT_IMPORTED',
      'CREDENTIAL_REQUIRED',
      'CROSS_SITE_REQUEST',
      'CSRF_TOKEN_INVALID',
      'FORWARDED_HEADER_REFUSED',
      'GATE_MISCONFIGURED',
      'GATE_NAME_NOT_AVAILABLE',
      'GATE_NOT_FOUND',
      'GUARDED_API_NAME_NOT_AVAILABLE',
      'GUARDED_API_NOT_FOUND',
      'GUARDED_API_VERSION_NOT_FOUND',
      'GUARD_DEFINITION_INVALID',
      'GUARD_NOT_REACHED',
      'GUARD_NOT_UNDERSTOOD',
      'GUARD_OPEN_TO_INSTALLATION',
      'GUARD_ORGANIZATION_DIFFERS',
      'GUARD_RESOURCE_NOT_AVAILABLE',
      'GUARD_ROLES_GRANTED',
      'GUARD_ROLE_NOT_AVAILABLE',
      'HEADERS_TOO_LARGE',
      'HEADER_NOT_ALLOWED',
      'HOST_NOT_SERVED',
      'INVALID_SECRET_VALIDITY',
      'INVALID_TEST_CONTROL',
      'INVITATION_FOR_SOMEONE_ELSE',
      'INVITATION_LINK_INVALID',
      'INVITATION_NEEDS_SIGN_IN',
      'LIMIT_NOT_FOUND',
      'LIMIT_OUT_OF_RANGE',
      'MALFORMED_REQUEST',
      'MAX_ACCESS_LIST_ENTRIES_PER_API_KEY_EXCEEDED',
      'MAX_ACCESS_LIST_ENTRIES_PER_SERVICE_ACCOUNT_EXCEEDED',
      'MAX_ACCESS_LIST_ENTRIES_PER_USER_EXCEEDED',
      'MAX_GATES_PER_API_EXCEEDED',
      'MAX_GUARDED_APIS_PER_ORG_EXCEEDED',
      'MAX_SECRETS_PER_SERVICE_ACCOUNT_EXCEEDED',
      'MCP_HEADERS_NEEDED',
      'METHOD_NOT_ALLOWED',
      'MULTI_FACTOR_AUTH_REQUIRED',
      'NOT_AUTHENTICATED',
      'NOT_READY',
      'PASSWORD_RESET_LINK_INVALID',
      'PATH_NOT_CANONICAL',
      'PAYLOAD_TOO_LARGE',
      'PERMISSION_MISSING',
      'PROXY_HEADER_REFUSED',
      'REQUEST_TIMED_OUT',
      'ROUTE_NOT_GUARDED',
      'SCOPE_AMBIGUOUS',
      'SCOPE_UNKNOWN',
      'SECOND_FACTOR_ALREADY_ENABLED',
      'SECOND_FACTOR_CODE_WRONG',
      'SECOND_FACTOR_NOT_SET_UP',
      'SECOND_FACTOR_REQUIRED',
      'SERVICE_ACCOUNT_ACCESS_LIST_NOT_FOUND',
      'SERVICE_ACCOUNT_SECRET_NOT_FOUND',
      'SESSION_NOT_FOUND',
      'SIGNED_IN_USER_REQUIRED',
      'SIGN_IN_FAILED',
      'STORAGE_FULL',
      'TEST_CONTROLS_REFUSED',
      'TEST_SNAPSHOT_NOT_FOUND',
      'TOKEN_INVALID',
      'TOKEN_NOT_FOR_THIS_API',
      'TOO_MANY_ATTEMPTS',
      'TOO_MANY_CONNECTIONS',
      'TOO_MANY_ELEMENTS',
      'TOO_MANY_TEST_SNAPSHOTS',
      'UNSUPPORTED_CONTENT_ENCODING',
      'UNSUPPORTED_MEDIA_TYPE',
      'UPSTREAM_NOT_REACHED',
      'UPSTREAM_TIMED_OUT',
      'USER_ALREADY_IN_ORG',
      'USER_NOT_IN_TEAM',
      'WRITE_OUTCOME_UNKNOWN',
      'WRONG_PASSWORD',
    ]);
  });
});

describe('refusals', () => {
  it.each(Object.keys(errorCatalogue) as (keyof typeof errorCatalogue)[])(
    'show in their text a value that nobody would see: %s',
    (code) => {
      for (const blank of ['', ' ']) {
        const blanks = Array(6).fill(blank) as never;
        expect(refuse(code, ...(blanks as [])).detail).not.toMatch(/^\s|\s$|\s\s|\s[.,;:]/);
      }
    },
  );

  it('travel inside an error that says the code and the detail', () => {
    const refusal = refuse('ORG_NOT_FOUND', 'x');
    const error = new RefusalError(refusal);
    expect(error).toBeInstanceOf(Error);
    expect(error.refusal).toBe(refusal);
    expect(error.message).toBe(`ORG_NOT_FOUND: ${refusal.detail}`);
  });
});
