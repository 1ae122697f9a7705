/** What the first versions of the operations on people answer with (recorded responses, sections 8 and 10). */
export const DEPRECATED_PEOPLE = {
  deprecation: 'Wed, 19 Feb 2025 00:00:00 GMT',
  sunset: 'Thu, 1 Jul 2027 00:00:00 GMT',
} as const;

/** What the operations on project invitations answer with (recorded responses, section 9). */
export const DEPRECATED_PROJECT_INVITATIONS = {
  deprecation: 'Wed, 4 Oct 2023 00:00:00 GMT',
  sunset: 'Thu, 1 Jul 2027 00:00:00 GMT',
} as const;
