/** What a credential is, as the store and the decision have it. */
export type CredentialKind = 'api_key' | 'service_account';

/** The same as the private wire has it. */
export type WireCredentialKind = Uppercase<CredentialKind>;

export function wireCredentialKind(kind: CredentialKind): WireCredentialKind {
  return kind.toUpperCase() as WireCredentialKind;
}

export function readCredentialKind(kind: WireCredentialKind): CredentialKind {
  return kind.toLowerCase() as CredentialKind;
}
