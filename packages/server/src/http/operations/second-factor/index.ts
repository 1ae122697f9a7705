import type { OperationDefinition } from '../../define-operation.js';
import { beginSecondFactor } from './beginSecondFactor.js';
import { confirmSecondFactor } from './confirmSecondFactor.js';
import { disableSecondFactor } from './disableSecondFactor.js';

export const secondFactor: readonly OperationDefinition[] = [
  beginSecondFactor,
  confirmSecondFactor,
  disableSecondFactor,
];
