import type { OperationDefinition } from '../../define-operation.js';
import { getProfile } from './getProfile.js';
import { updateProfile } from './updateProfile.js';

export const profile: readonly OperationDefinition[] = [getProfile, updateProfile];
