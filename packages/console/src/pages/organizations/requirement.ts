/** The setting, as the documents call it. */
export const REQUIREMENT = 'Require IP Access List for the Administration API';
