import type { OperationDefinition } from '../../define-operation.js';
import { explainRequest } from './explainRequest.js';
import { getErrorExplanation } from './getErrorExplanation.js';

export const explain: readonly OperationDefinition[] = [explainRequest, getErrorExplanation];
