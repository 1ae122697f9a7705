import { type Static, Type } from 'typebox';
import { decisionSteps } from '../../access/decision/steps.js';
import { parseAddress } from '../../domain/addresses.js';
import { textBounds } from '../../domain/bounds/texts.js';
import { workBounds } from '../../domain/bounds/work.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { ownLimits } from '../../domain/limits.js';
import { readDate } from '../wire/dates.js';
import { blankMeant, notBlank } from '../wire/query.js';
import {
  dateTime,
  IdParameter,
  int32,
  int64,
  named,
  nullable,
  objectId,
  paginated,
  someText,
  stringEnum,
  toldAs,
} from './common.js';
import { CallerNotes } from './credential-notes.js';
import { ListQuery } from './queries.js';

const CALLER_ID = 'ID of an API key or a person, or client ID of a service account';

/** `readRefusalFilter` reads more forms than a schema can say. */
const date = (what: string) => {
  const text = { description: `${what}; RFC 3339, or a date alone, which is its first moment` };
  return toldAs(dateTime(text), someText(text));
};

const addressText = (description: string) =>
  Type.String({ description, maxLength: textBounds.explainedName.most });

const filters = {
  address: Type.Optional(addressText('Only those from this address')),
  api: blankMeant(
    Type.Optional(
      someText({ description: "Only those of this guarded API; of Sallyport's own paths where it is empty" }),
    ),
  ),
  code: Type.Optional(
    Type.Array(someText({ description: 'Code of an error' }), {
      description: 'Only those with one of these codes',
      maxItems: ownLimits.namesPerFilter,
    }),
  ),
  credentialId: notBlank(Type.Optional(someText({ description: CALLER_ID }))),
  operation: notBlank(
    Type.Optional(
      someText({
        description: 'Only those of this operation, or of this route of a guarded API',
      }),
    ),
  ),
  since: Type.Optional(date('Only those that were refused at this time or later')),
  until: Type.Optional(date('Only those that were last refused at this time or before')),
};

/** Query parameters of the refusals in a project. */
export const GroupRefusalsQuery = Type.Object({ ...ListQuery.properties, ...filters });

/** Query parameters of the refusals of an organization. */
export const OrgRefusalsQuery = Type.Object({
  ...ListQuery.properties,
  ...filters,
  groupId: notBlank(Type.Optional(IdParameter)),
});

/** Query parameters of the newest refusal of each of some credentials. */
export const LastRefusalsQuery = Type.Object({
  credentialId: Type.Array(someText({ description: 'ID of an API key, or client ID of a service account' }), {
    description: 'Those of a page of a list',
    maxItems: ownLimits.namesPerFilter,
    minItems: 1,
  }),
});

/** Query parameters of what is known of an address. */
export const AddressHistoryQuery = Type.Object({
  address: someText({
    description: 'One IPv4 or IPv6 address',
    maxLength: textBounds.explainedName.most,
    minLength: 1,
    pattern: '\\S',
  }),
});

export type RefusalView = Static<typeof RefusalView>;
export const RefusalView = named(
  'RefusalView',
  Type.Object({
    address: nullable(Type.String({ description: 'Where the requests came from' })),
    api: nullable(Type.String({ description: "The guarded API; null for Sallyport's own paths" })),
    canAddAddress: Type.Boolean({
      description:
        'Whether the secret was right and the access list, or the requirement of one, refused: adding the address would help. Never after a wrong secret, because public keys are no secret',
    }),
    code: Type.String({
      description:
        'Code of the error; or CREDENTIALS_UNKNOWN, DIGEST_URI_MISMATCH, TOKEN_INVALID or WRONG_SECRET, where the answer asked for credentials and has no code',
    }),
    count: int32({ description: 'How many were refused alike within the minute', minimum: 1 }),
    credentialId: nullable(Type.String({ description: CALLER_ID })),
    credentialKind: nullable(
      stringEnum(['API_KEY', 'SERVICE_ACCOUNT', 'USER'], { description: 'Null where it is gone' }),
    ),
    credentialName: nullable(
      Type.String({
        description: 'Public key, name of the service account, or user name; null where it is gone',
      }),
    ),
    credentialNotes: nullable(CallerNotes),
    detail: Type.String({
      description: 'Why, for the operator. Nothing in it was chosen by the caller',
      maxLength: workBounds.refusalDetailCharacters.most,
    }),
    groupId: nullable(objectId({ description: 'The project that was asked for' })),
    groupName: nullable(Type.String({ description: 'Null where it is gone' })),
    lastRefusedAt: dateTime(),
    method: nullable(stringEnum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])),
    operation: nullable(
      Type.String({
        description:
          'The operation as `/metrics` names it, or the route of a guarded API; null where nothing is served, and for wrong secrets',
      }),
    ),
    path: nullable(
      Type.String({ description: 'Path of the operation, with the ids that are known filled in' }),
    ),
    permission: nullable(Type.String({ description: 'The one that was missing' })),
    roleThatPermits: nullable(
      Type.String({
        description:
          'The role with that permission that permits least beside it; of a guarded API as it is now, one of its own where there is one',
      }),
    ),
    secretVerified: Type.Boolean({
      description: 'Whether the secret was right; otherwise the credential is only the one that was named',
    }),
    step: nullable(
      stringEnum(
        decisionSteps.map(({ name }) => name),
        {
          description:
            'The step of the decision that refused, as explainRequest names it; null where the operation did',
        },
      ),
    ),
  }),
);

export const PaginatedRefusalView = paginated('PaginatedRefusalView', RefusalView);

export const LastRefusals = named(
  'LastRefusals',
  Type.Object({
    results: Type.Array(RefusalView, { description: 'At most one for each credential', readOnly: true }),
  }),
);

const RefusedFrom = named(
  'RefusedFrom',
  Type.Object({
    count: int64({ minimum: 1 }),
    firstRefusedAt: dateTime({ description: 'To the minute' }),
    lastRefusedAt: dateTime(),
  }),
);

export type AddressHistoryView = Static<typeof AddressHistoryView>;
export const AddressHistoryView = named(
  'AddressHistoryView',
  Type.Object({
    address: Type.String(),
    entry: nullable(
      Type.String({
        description:
          'The entry of the access list of the credential that lets the address in by now; null too where the list is not for the caller to see',
      }),
    ),
    lastUsedFrom: nullable(
      dateTime({ description: 'When the credential was last let in from it, as far as last uses tell' }),
    ),
    otherCredentials: int32({
      description:
        'How many other callers of the organization proved from it who they are, lately; in a project, how many other credentials with a role there',
      minimum: 0,
    }),
    refused: nullable(RefusedFrom),
    wrongSecrets: nullable(RefusedFrom),
  }),
);

/** One address of a query in its canonical text. Refuses what is none. */
export function readAddress(text: string) {
  const address = parseAddress(text);
  if (address !== undefined) return address;
  throw new RefusalError({
    ...refuse('INVALID_IP_ADDRESS_OR_CIDR_NOTATION', text),
    fields: [{ field: 'address', description: 'must be a single IPv4 or IPv6 address' }],
  });
}

/** The filter that a query asks for. Answers show whole seconds, so `until` in whole seconds includes all of its last one. */
export function readRefusalFilter({
  address,
  api,
  code,
  credentialId,
  operation,
  since,
  until,
}: Static<typeof GroupRefusalsQuery>) {
  const from = since === undefined ? undefined : readDate(since, 'since');
  const to = until === undefined ? undefined : readDate(until, 'until');
  if (from !== undefined && to !== undefined && from > to)
    throw new RefusalError(refuse('INVALID_DATE_RANGE', since ?? '', until ?? ''));
  return {
    address: address === undefined ? undefined : readAddress(address).text,
    api,
    codes: code?.length ? code : undefined,
    credentialId,
    operation,
    since: from,
    until: to !== undefined && to % 1000 === 0 ? to + 999 : to,
  };
}
