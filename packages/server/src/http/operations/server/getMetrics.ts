import { Type } from 'typebox';
import { operation } from '../../define-operation.js';
import { METRICS_TYPE } from '../../metrics.js';

export const getMetrics = operation({
  operationId: 'getMetrics',
  tag: 'Server',
  summary: 'Show the figures of this node, as Prometheus reads them',
  method: 'GET',
  path: '/metrics',
  permission: 'always',
  status: 200,
  textType: METRICS_TYPE,
  response: Type.String(),
  handle: ({ server }) => server.metrics.render(),
  wires: {
    server: {},
  },
});
