import { Type } from 'typebox';
import { RefusalError, refuse } from '../../../domain/errors.js';
import { operation } from '../../define-operation.js';
import { METRICS_PATH, METRICS_TYPE } from '../../metrics.js';
import { ApiError } from '../../schemas/errors.js';

export const getMetrics = operation({
  operationId: 'getMetrics',
  tag: 'Server',
  summary: 'Show the figures of this node, as Prometheus reads them',
  method: 'GET',
  path: METRICS_PATH,
  permission: 'always',
  status: 200,
  textType: METRICS_TYPE,
  response: Type.String(),
  otherAnswers: {
    404: {
      description: 'The metrics have an address of their own (`SALLYPORT_METRICS_LISTEN`).',
      schema: ApiError,
    },
  },
  handle({ server }) {
    if (server.metrics === undefined) throw new RefusalError(refuse('RESOURCE_NOT_FOUND', METRICS_PATH));
    return server.metrics.render();
  },
  wires: {
    server: {},
  },
});
