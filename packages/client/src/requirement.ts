import { alsoNeeds, permissions } from './generated/requirements.js';
import type { DefaultOperations } from './wire.js';

/** What an operation of the `atlas` wire asks of its caller. */
export interface Requirement {
  /**
   * A permission in the organization or project of the path, or `authenticated` (anybody known), `user` (a signed-in
   * person), `visitor` or `public` (anybody).
   */
  readonly permission: (typeof permissions)[keyof typeof permissions];
  /** A further permission, and when it is not needed, as the end of a sentence. */
  readonly alsoNeeds?: { readonly permission: string; readonly unless?: string } | undefined;
}

export function requirementOf(operationId: keyof DefaultOperations): Requirement {
  const further: Readonly<Record<string, Requirement['alsoNeeds']>> = alsoNeeds;
  return { permission: permissions[operationId], alsoNeeds: further[operationId] };
}
