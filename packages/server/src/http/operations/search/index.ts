import type { OperationDefinition } from '../../define-operation.js';
import { search } from './search.js';

export const searches: readonly OperationDefinition[] = [search];
