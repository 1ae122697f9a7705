import { requestPath } from '../../access/decision/decision.js';
import { type ErrorCode, errorCatalogue, type Refusal, refuse } from '../../domain/errors.js';
import { isId } from '../../domain/ids.js';
import { shown } from './shown.js';

type IdCode = Extract<ErrorCode, `INVALID_${string}_ID`>;

/** Parameters that hold an id of 24 digits, and the code whose wording says what is wrong with one. */
const idParameters: Readonly<Record<string, Exclude<IdCode, 'INVALID_INVITATION_ID'> | undefined>> = {
  orgId: 'INVALID_ORG_ID',
  groupId: 'INVALID_GROUP_ID',
  apiUserId: 'INVALID_KEY_ID',
  teamId: 'INVALID_TEAM_ID',
  userId: 'INVALID_USER_ID',
  invitationId: undefined,
  eventId: undefined,
  secretId: undefined,
};

/**
 * PATH_PARAM_PARSE_ERROR for ids in the path that have not the form of one, as the live service answers whatever kind of id
 * it is (terraform-provider-mongodbatlas issue 2317); `badRequestDetail` says which, and what is wrong with it.
 */
export function refuseMalformedIds(asked: {
  readonly path: Readonly<Record<string, string | undefined>>;
  readonly target: string;
}): Refusal | undefined {
  let fields: { field: string; description: string }[] | undefined;
  for (const name in asked.path) {
    const value = asked.path[name];
    if (value === undefined || isId(value) || !Object.hasOwn(idParameters, name)) continue;
    fields ??= [];
    fields.push({ field: name, description: describe(name, shown(value)) });
  }
  return fields && { ...refuse('PATH_PARAM_PARSE_ERROR', requestPath(asked)), fields };
}

function describe(name: string, value: string): string {
  const code = idParameters[name];
  return code === undefined
    ? `${value} is not an ID of 24 lower-case hexadecimal digits.`
    : `${refuse(code, value).detail} ${errorCatalogue[code].fix}`;
}
