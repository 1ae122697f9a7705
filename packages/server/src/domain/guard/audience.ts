import { guardBounds } from '../bounds/guard.js';
import type { GuardDefinition } from './definition.js';

/** The audience of access tokens for a guarded API: its URL, where the definition has it (RFC 8707), in its one spelling. */
export function audienceOf(name: string, { resource }: Pick<GuardDefinition, 'resource'>): string {
  return (resource && readAudience(resource)) ?? `urn:sallyport:api:${name}`;
}

/**
 * The audience that the parameter `resource` of a token request means, in its one spelling: clients send a URL as it stands
 * in the API's document, or as their own URL parser writes it (host in lower case, no default port, `/` for no path).
 * Undefined for what is no absolute URI without a fragment (RFC 8707 section 2).
 */
export function readAudience(text: string): string | undefined {
  const isUri = text.length <= guardBounds.resourceCharacters.most && /^[!-~]+$/.test(text);
  return isUri && !text.includes('#') && URL.canParse(text) ? new URL(text).href : undefined;
}
