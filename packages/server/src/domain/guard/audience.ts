import type { GuardDefinition } from './definition.js';

/** The audience of access tokens for a guarded API: its URL, where the definition has it (RFC 8707). */
export function audienceOf(name: string, { resource }: Pick<GuardDefinition, 'resource'>): string {
  return resource ?? `urn:sallyport:api:${name}`;
}
