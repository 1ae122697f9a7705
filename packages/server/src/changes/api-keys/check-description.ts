import { RefusalError, refuse } from '../../domain/errors.js';
import { limits } from '../../domain/limits.js';

/** Refuses an empty or too long description. */
export function checkDescription(description: string): void {
  if (description.trim() === '') throw new RefusalError(refuse('API_KEY_REQUIRES_DESCRIPTION'));
  if ([...description].length > limits.apiKeyDescriptionCharacters)
    throw new RefusalError(refuse('INVALID_API_KEY_DESC', limits.apiKeyDescriptionCharacters));
}
