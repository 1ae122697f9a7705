import { Type } from 'typebox';
import { operation } from '../../define-operation.js';
import { HEALTH_PATH } from '../../readiness.js';

export const getHealth = operation({
  operationId: 'getHealth',
  tag: 'Server',
  summary: 'Say that the process answers',
  method: 'GET',
  path: HEALTH_PATH,
  permission: 'always',
  status: 200,
  response: Type.Object({ status: Type.Literal('alive') }),
  handle: () => ({ status: 'alive' }),
  wires: {
    server: {},
  },
});
