/** What the first versions of the operations on people answer with (recorded responses, sections 8 and 10). */
export const DEPRECATED_PEOPLE = {
  deprecation: 'Wed, 19 Feb 2025 00:00:00 GMT',
  sunset: 'Thu, 1 Jul 2027 00:00:00 GMT',
} as const;
