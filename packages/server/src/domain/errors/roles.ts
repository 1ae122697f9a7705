import { own, published } from './define-error.js';

/** Roles: which can be granted where, and those that must not be taken away. */
export const roleErrors = {
  CANNOT_REMOVE_LAST_OWNER_CREDENTIAL: own({
    status: 409,
    detail: (organizationId: string) =>
      `After this, nobody could manage organization ${organizationId}: no usable credential would have the role ` +
      'Organization Owner, and no Organization Owner could sign in. Give another credential the role first, ' +
      'or send the query parameter force=true.',
    parameters: ['organization ID'],
    meaning:
      'The request removes the last usable credential with the role Organization Owner, and no user with that role can sign in.',
    fix: 'Create another Organization Owner credential first, or send `force=true`.',
  }),
  CANNOT_CHANGE_OWN_ROLES: own({
    // The documentation of the public service has the rule and no code for it.
    status: 403,
    detail: () => 'Nobody can change their own roles.',
    parameters: [],
    meaning: 'A signed-in user tried to change their own roles.',
    fix: 'Ask another owner to change them.',
  }),
  CANNOT_DEMOTE_LAST_ORG_OWNER: published({
    status: 403,
    detail: (organizationId: string) =>
      `Organization ${organizationId} has no other Organization Owner, so this one has to stay one.`,
    parameters: ['organization ID'],
    meaning:
      'The change takes the role Organization Owner from the last user who has it. Credentials do not count.',
    fix: 'Make another user Organization Owner first.',
  }),
  CANNOT_DELETE_LAST_ADMIN: published({
    status: 403,
    detail: (organizationId: string) =>
      `Organization ${organizationId} has no other Organization Owner, so this one has to stay.`,
    parameters: ['organization ID'],
    meaning: 'The request removes the last user who is Organization Owner. Credentials do not count.',
    fix: 'Make another user Organization Owner first.',
  }),
  CANNOT_REMOVE_ALL_USER_ROLES: published({
    status: 403,
    detail: (userId: string) => `User ${userId} needs at least one role here.`,
    parameters: ['user ID'],
    meaning: 'The change leaves a user without any role in the organization or project.',
    fix: 'Remove the user from the organization or project instead.',
  }),
  NO_ROLES_IN_ASSIGNMENT: published({
    status: 403,
    detail: (scope: string) => `The assignment of ${scope} has no roles.`,
    parameters: ['ID of the project or team'],
    meaning: 'A project or team is assigned with an empty list of roles.',
    fix: 'Name at least one project role, or leave the assignment out.',
  }),
  ROLE_NEEDS_ORG_ID: published({
    status: 400,
    detail: (role: string) => `${role} is a role in an organization and needs an orgId.`,
    parameters: ['role'],
    meaning: 'An organization role is granted without the ID of the organization.',
    fix: 'Send `orgId` with the role.',
  }),
  ROLE_NEEDS_NO_ORG_ID: published({
    status: 400,
    detail: (role: string) => `${role} is a role in a group and takes no orgId.`,
    parameters: ['role'],
    meaning: 'A project role is granted with the ID of an organization.',
    fix: 'Send `groupId` alone with the role.',
  }),
  ROLE_NEEDS_GROUP_ID: published({
    status: 400,
    detail: (role: string) => `${role} is a role in a group and needs a groupId.`,
    parameters: ['role'],
    meaning: 'A project role is granted without the ID of the project.',
    fix: 'Send `groupId` with the role.',
  }),
  ROLE_NEEDS_NO_GROUP_ID: published({
    status: 400,
    detail: (role: string) => `${role} is a role in an organization and takes no groupId.`,
    parameters: ['role'],
    meaning: 'An organization role is granted with the ID of a project.',
    fix: 'Send `orgId` alone with the role.',
  }),
  INVALID_ROLE_FOR_ORG: published({
    status: 400,
    detail: (role: string, organizationId: string) =>
      `${role} is not a role that can be granted in organization ${organizationId}.`,
    parameters: ['role', 'organization ID'],
    meaning: 'The role does not exist, or it is a project role.',
    fix: 'Use one of the organization roles of the roles reference.',
  }),
  INVALID_ROLE_FOR_GROUP: published({
    status: 400,
    detail: (role: string, projectId: string) =>
      `${role} is not a role that can be granted in group ${projectId}.`,
    parameters: ['role', 'project ID'],
    meaning: 'The role does not exist, or it is an organization role.',
    fix: 'Use one of the project roles of the roles reference.',
  }),
  INVALID_ROLE_ASSIGNMENT: published({
    // Read from the code of a client of the vendor's: it looks for this code, and for the reason in the text.
    status: 400,
    detail: (reason: 'SERVICE_ACCOUNT_ALREADY_IN_GROUP') => `Invalid role assignment: ${reason}.`,
    parameters: ['reason'],
    meaning:
      'The service account already has a role in the project (SERVICE_ACCOUNT_ALREADY_IN_GROUP). ' +
      'Its roles are not changed.',
    fix: 'Change the roles with PATCH /groups/{groupId}/serviceAccounts/{clientId}.',
  }),
};
