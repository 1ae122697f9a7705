export type EventScope = 'organization' | 'project';

/**
 * - `own`: no part of the public API,
 * - `alertable`: named by the published lists of alert conditions,
 * - `revokes`: somebody or something can do less after it, or may: a change of roles can be either.
 */
export type EventMark = 'own' | 'alertable' | 'revokes';

/**
 * Type, description, where it can happen (the published enumerations that have it), the names of what it tells beyond who,
 * when, where and in which scope (recorded events), and what else is true of it. Names and marks have a space between them.
 */
export type EventRow = readonly [
  type: string,
  description: string,
  scopes: readonly EventScope[],
  details?: string,
  marks?: EventMark | `${EventMark} ${EventMark}`,
];

export const organization = ['organization'] as const;
export const project = ['project'] as const;
export const both = ['organization', 'project'] as const;
