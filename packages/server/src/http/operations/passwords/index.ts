import type { OperationDefinition } from '../../define-operation.js';
import { changePassword } from './changePassword.js';
import { requestPasswordReset } from './requestPasswordReset.js';
import { resetPassword } from './resetPassword.js';

export const passwords: readonly OperationDefinition[] = [
  changePassword,
  requestPasswordReset,
  resetPassword,
];
