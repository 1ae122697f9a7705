import { type Static, Type } from 'typebox';
import { HOURS_TOLD } from '../../domain/use.js';
import { blankMeant, notBlank } from '../wire/query.js';
import { dateTime, int64, named, someText } from './common.js';

/** Query parameters of the use of an organization or a project. */
export const UseQuery = Type.Object({
  api: blankMeant(
    Type.Optional(
      someText({ description: "Only that of this guarded API; of Sallyport's own paths where it is empty" }),
    ),
  ),
  credentialId: notBlank(
    Type.Optional(
      someText({
        description: 'Only that of one: ID of an API key or a person, or client ID of a service account',
      }),
    ),
  ),
  operation: notBlank(
    Type.Optional(
      someText({
        description: 'Only that of this operation, or of this route of a guarded API',
      }),
    ),
  ),
  withPeople: Type.Optional(
    Type.Boolean({
      default: false,
      description: "Whether to count what signed-in people did too, the console's own calls among it",
    }),
  ),
});

const allowed = int64({ description: 'Passed the decision', minimum: 0 });
const refused = int64({ minimum: 0 });

const UsePeriod = named(
  'UsePeriod',
  Type.Object({
    allowed,
    codes: Type.Array(
      Type.Object({
        allowed,
        code: Type.String({
          description: 'Code of the answer; `*` where there were too many different calls to tell',
        }),
        refused,
      }),
      { description: 'Of what was answered with a code, by its name' },
    ),
    refused,
    startsAt: dateTime(),
  }),
);

export type UseView = Static<typeof UseView>;
export const UseView = named(
  'UseView',
  Type.Object({
    days: Type.Array(UsePeriod, { description: 'Days (UTC), the oldest first, the present one last' }),
    hours: Type.Array(UsePeriod, {
      description: `The last ${HOURS_TOLD} hours, the oldest first, the present one last`,
    }),
    since: dateTime({ description: 'The beginning of the first day' }),
  }),
);
