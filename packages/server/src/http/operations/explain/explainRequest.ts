import { Type } from 'typebox';
import { decisionSteps } from '../../../access/decision/steps.js';
import { textBounds } from '../../../domain/bounds/texts.js';
import { explainRequest as explain } from '../../../services/explain/explain-request.js';
import { operation } from '../../define-operation.js';
import { named, someText, stringEnum } from '../../schemas/common.js';

const Question = named(
  'ExplainRequest',
  Type.Object(
    {
      accept: Type.Optional(
        someText({
          description: '`Accept` header of the request; one that the operation serves when absent',
        }),
      ),
      api: Type.Optional(
        Type.String({
          description:
            'Name of the guarded API that the request would be made to; Sallyport itself when absent',
          maxLength: textBounds.explainedName.most,
        }),
      ),
      as: Type.String({
        description: 'Public key or client ID of the credential',
        maxLength: textBounds.explainedName.most,
        minLength: 1,
      }),
      from: Type.Optional(
        Type.String({
          description: 'Address to call from; yours when absent',
          maxLength: textBounds.explainedName.most,
        }),
      ),
      method: stringEnum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']),
      path: Type.String({
        description: 'Path of the request, from the first slash on, with its query',
        maxLength: textBounds.explainedPath.most,
        pattern: '^/',
      }),
    },
    { additionalProperties: false },
  ),
);

const Explanation = named(
  'Explanation',
  Type.Object({
    checks: Type.Array(
      Type.Object({
        check: stringEnum(decisionSteps.map(({ name }) => name)),
        detail: Type.String(),
        fix: Type.Optional(Type.String({ description: 'What would make the check pass' })),
        passed: Type.Boolean(),
      }),
      { description: 'In the order a request meets them, up to the first that fails' },
    ),
    errorCode: Type.Optional(
      Type.String({
        description: 'Code of the refusal; absent when the request passes or needs credentials',
      }),
    ),
    passes: Type.Boolean(),
  }),
);

export const explainRequest = operation({
  operationId: 'explainRequest',
  tag: 'Private',
  summary: 'Say whether a request would pass, and why, without making it',
  method: 'POST',
  path: '/explain',
  permission: 'authenticated',
  status: 200,
  body: Question,
  response: Explanation,
  async handle({ services, caller, body }) {
    const { passes, errorCode, checks } = await explain(services.decision, caller, {
      as: body.as,
      from: body.from,
      method: body.method,
      path: body.path,
      accept: body.accept,
      api: body.api,
    });
    return {
      checks: checks.map(({ check, detail, fix, passed }) => ({
        check,
        detail,
        ...(fix === undefined ? {} : { fix }),
        passed,
      })),
      ...(errorCode === undefined ? {} : { errorCode }),
      passes,
    };
  },
  wires: {
    private: {},
  },
});
