import type { Refusal } from '../../domain/errors.js';

/**
 * What was read of a request, or why it is refused. Two names and no look at the members: what a client sends can have
 * those of a refusal.
 */
export type Read<Value> =
  | { readonly value: Value; readonly refusal?: undefined }
  | { readonly value?: undefined; readonly refusal: Refusal };
