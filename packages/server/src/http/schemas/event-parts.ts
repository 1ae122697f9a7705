import { Type } from 'typebox';
import { dateTime, named, nullable, objectId, stringEnum } from './common.js';

/** Who acted for someone else. Published as recursive; one level is what a delegated call has. */
export const Principal = named(
  'Principal',
  Type.Object(
    {
      id: Type.Optional(Type.String()),
      name: Type.Optional(Type.String()),
      onBehalfOf: Type.Optional(
        Type.Object({ id: Type.Optional(Type.String()), name: Type.Optional(Type.String()) }),
      ),
    },
    { readOnly: true },
  ),
);

/** The event's stored form, returned when the caller asks with `includeRaw=true`. */
export const RawEvent = named(
  'raw',
  Type.Object(
    {
      _t: Type.Optional(Type.String()),
      alertConfigId: Type.Optional(objectId({ readOnly: true })),
      cid: Type.Optional(objectId({ readOnly: true })),
      cre: Type.Optional(dateTime({ readOnly: true })),
      description: Type.Optional(nullable(Type.String())),
      gn: Type.Optional(Type.String({ maxLength: 64, minLength: 1 })),
      id: Type.Optional(objectId({ readOnly: true })),
      orgId: Type.Optional(objectId({ readOnly: true })),
      orgName: Type.Optional(Type.String({ maxLength: 64, minLength: 1 })),
      severity: Type.Optional(stringEnum(['INFO', 'WARNING', 'ERROR', 'CRITICAL'])),
    },
    { readOnly: true },
  ),
);

const MetricUnit = stringEnum(
  [
    'bits',
    'Kbits',
    'Mbits',
    'Gbits',
    'bytes',
    'KB',
    'MB',
    'GB',
    'TB',
    'PB',
    'nsec',
    'msec',
    'sec',
    'min',
    'hours',
    'million minutes',
    'days',
    'requests',
    '1000 requests',
    'tokens',
    'million tokens',
    'pixels',
    'billion pixels',
    'GB seconds',
    'GB hours',
    'GB days',
    'RPU',
    'thousand RPU',
    'million RPU',
    'WPU',
    'thousand WPU',
    'million WPU',
    'count',
    'thousand',
    'million',
    'billion',
  ],
  { readOnly: true },
);

/** Events of monitored hosts carry a measurement. */
export const HostMetricValue = named(
  'HostMetricValue',
  Type.Object(
    {
      number: Type.Optional(Type.Number({ format: 'double', readOnly: true })),
      units: Type.Optional(MetricUnit),
    },
    { readOnly: true },
  ),
);
