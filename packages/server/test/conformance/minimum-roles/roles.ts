/**
 * What the public documentation asks of a caller, operation by operation, written down by hand from it and not from the
 * code. Several names mean: any one of them. No name means: any authenticated caller, who gets what it may see.
 */
export type PublishedRole =
  | 'Organization Owner'
  | 'Organization User Admin'
  | 'Organization Project Creator'
  | 'Organization Read Only'
  | 'Organization Member'
  | 'Project Owner'
  | 'Project User Admin'
  | 'Project Access Manager'
  | 'Project Read Only'
  // Of this server alone, for what is beside the two public wires.
  | 'Signed-in person'
  | 'Credential about itself'
  | 'Client with its secret'
  | 'Nobody in particular';

export type MinimumRoles = readonly PublishedRole[];

export const anyCaller: MinimumRoles = [];
export const orgOwner: MinimumRoles = ['Organization Owner'];
export const orgMember: MinimumRoles = ['Organization Member'];
export const orgReadOnly: MinimumRoles = ['Organization Read Only'];
export const projectOwner: MinimumRoles = ['Project Owner'];
export const projectReadOnly: MinimumRoles = ['Project Read Only'];
export const accessManager: MinimumRoles = ['Project Access Manager'];
export const client: MinimumRoles = ['Client with its secret'];
export const nobody: MinimumRoles = ['Nobody in particular'];
