import { quoted } from '../../api/curl.js';
import { baseUrl } from '../../api/send.js';
import { CSRF_HEADER, sessionCookieName } from '../../domain.js';
import type { Operation, OperationVersion } from './openapi.js';
import { type ExampleIds, exampleBody, examplePath } from './operation-example.js';
import type { Schemas } from './schema.js';

/** What programs prove themselves with. */
export const credentialKinds = ['api-key', 'service-account'] as const;
export type CredentialKind = (typeof credentialKinds)[number];

/** The command that gets the access token of a service account. */
export function tokenRequestText(): string {
  return command([
    `--user ${quoted('{CLIENT-ID}:{CLIENT-SECRET}')}`,
    `--data ${quoted('grant_type=client_credentials')}`,
    '--request POST',
    quoted(`${baseUrl}/api/oauth/token`),
  ]);
}

/** A call of an operation as a command for a shell, with places in braces for what is secret or not known. */
export function requestText(
  operation: Operation,
  version: OperationVersion,
  schemas: Schemas,
  ids: ExampleIds,
  credential: CredentialKind,
): string {
  const body = exampleBody(operation, version, schemas, ids);
  return command([
    ...proofOf(operation, credential),
    `--header ${quoted(`Accept: ${version.mediaType}`)}`,
    ...(body === undefined ? [] : version.isForm ? formText(body) : jsonText(body)),
    `--request ${operation.method}`,
    quoted(`${baseUrl}${examplePath(operation, ids)}`),
  ]);
}

function jsonText(body: unknown): readonly string[] {
  return [
    `--header ${quoted('Content-Type: application/json')}`,
    `--data ${quoted(JSON.stringify(body, null, 2))}`,
  ];
}

/** curl names the type of forms by itself. */
function formText(body: unknown): readonly string[] {
  return Object.entries(body ?? {}).map(([name, value]) => `--data-urlencode ${quoted(`${name}=${value}`)}`);
}

function proofOf({ access, method }: Operation, credential: CredentialKind): readonly string[] {
  if (access === 'nothing') return [];
  if (access === 'basic') return [`--user ${quoted('{CLIENT-ID}:{CLIENT-SECRET}')}`];
  if (access === 'session')
    return [
      `--cookie ${quoted(`${sessionCookieName(baseUrl)}={SESSION}`)}`,
      ...(method === 'GET' ? [] : [`--header ${quoted(`${CSRF_HEADER}: {CSRF-TOKEN}`)}`]),
    ];
  return credential === 'api-key'
    ? [`--user ${quoted('{PUBLIC-KEY}:{PRIVATE-KEY}')} --digest`]
    : [`--header ${quoted('Authorization: Bearer {ACCESS-TOKEN}')}`];
}

function command(flags: readonly string[]): string {
  return `curl ${flags.join(' \\\n  ')}`;
}
