/** What people call the organization setting that refuses credentials with an empty access list, after the documents of Atlas. */
export const REQUIREMENT_NAME = 'Require IP Access List for the Atlas Administration API';
