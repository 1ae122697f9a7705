import type { OperationDefinition } from '../../define-operation.js';
import { getHealth } from './getHealth.js';
import { getMetrics } from './getMetrics.js';
import { getReadiness } from './getReadiness.js';
import { getSetup } from './getSetup.js';
import { setUp } from './setUp.js';

export const server: readonly OperationDefinition[] = [getHealth, getReadiness, getMetrics, getSetup, setUp];
