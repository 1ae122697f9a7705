import { Type } from 'typebox';
import { operation } from '../../define-operation.js';
import { OtherAnswer } from '../../other-answer.js';
import { READINESS_PATH } from '../../readiness.js';

export const getReadiness = operation({
  operationId: 'getReadiness',
  tag: 'Server',
  summary: 'Say whether requests should come here: 200, or 503 with the reason',
  method: 'GET',
  path: READINESS_PATH,
  permission: 'always',
  status: 200,
  response: Type.Object({
    status: Type.Literal('ready'),
    trouble: Type.Optional(
      Type.String({
        description:
          'What is wrong while requests belong here: why changes are not stored, or how far the clock is from that of the database.',
      }),
    ),
  }),
  otherAnswers: {
    503: {
      description: 'The server cannot decide at the moment, or is closing.',
      schema: Type.Object({ status: Type.Literal('not ready'), reason: Type.String() }),
    },
  },
  async handle({ server }) {
    try {
      const trouble = await server.ready();
      return { status: 'ready', ...(trouble !== undefined && { trouble }) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown';
      return new OtherAnswer(503, { status: 'not ready', reason });
    }
  },
  wires: {
    server: {},
  },
});
