/** 2100-01-01 in UTC milliseconds. */
const FAR_AHEAD = 4_102_444_800_000;

/** Statements after which nothing in a store ends by itself: a fixture is opened years after it was made. */
export const withoutEnd = ['client_secrets', 'organization_invitations', 'project_invitations'].map(
  (table) => `update ${table} set expires_at = ${FAR_AHEAD}`,
);
