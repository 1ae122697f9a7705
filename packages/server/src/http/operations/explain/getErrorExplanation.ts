import { Type } from 'typebox';
import { errorCatalogue, isErrorCode, RefusalError, refuse } from '../../../domain/errors.js';
import { operation } from '../../define-operation.js';
import { named } from '../../schemas/common.js';

const ErrorExplanation = named(
  'ErrorExplanation',
  Type.Object({
    errorCode: Type.String(),
    fix: Type.String({ description: 'What to do about it; code is in backticks' }),
    meaning: Type.String({ description: 'When it happens' }),
    parameters: Type.Array(Type.String(), { description: 'What `parameters` of the answer hold, in order' }),
    published: Type.Boolean({ description: 'Whether the code belongs to the public API' }),
    status: Type.Integer(),
  }),
);

export const getErrorExplanation = operation({
  operationId: 'getErrorExplanation',
  tag: 'Private',
  summary: 'Say what an error code means and what to do about it',
  method: 'GET',
  path: '/errors/{errorCode}',
  permission: 'public',
  status: 200,
  response: ErrorExplanation,
  handle({ path: { errorCode } }) {
    if (!isErrorCode(errorCode)) throw new RefusalError(refuse('RESOURCE_NOT_FOUND', errorCode));
    const { fix, meaning, parameters, published, status } = errorCatalogue[errorCode];
    return { errorCode, fix, meaning, parameters: [...parameters], published, status };
  },
  wires: {
    private: {},
  },
});
