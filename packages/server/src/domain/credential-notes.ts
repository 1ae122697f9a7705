/** What people say of a credential. Words, never rights: no decision reads them. */
export interface CredentialNotes {
  /** What uses it: `agent`, `ci`. */
  readonly kind: string | null;
  readonly label: string | null;
  /** Who answers for it: a user name, a team. */
  readonly owner: string | null;
  /** In order, each once. */
  readonly tags: readonly string[];
}

/** Those that are told wherever a credential acted. */
export type CallerNotes = Pick<CredentialNotes, 'kind' | 'label'>;

export const NO_NOTES: CredentialNotes = { kind: null, label: null, owner: null, tags: [] };

/** They stand in headers and in addresses of pages. */
export const noteKindPattern = '^[a-z][a-z0-9-]*$';
export const tagPattern = '^[A-Za-z0-9][A-Za-z0-9._:/=-]*$';

/** One line with something in it. */
export const noteTextPattern =
  '^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*$';

export function areSameNotes(one: CredentialNotes, other: CredentialNotes): boolean {
  return (
    one.kind === other.kind &&
    one.label === other.label &&
    one.owner === other.owner &&
    one.tags.join('\n') === other.tags.join('\n')
  );
}

/** As they are kept: tags in order, each once. */
export function asKept({ tags, ...notes }: CredentialNotes): CredentialNotes {
  return { ...notes, tags: [...new Set(tags)].sort() };
}
