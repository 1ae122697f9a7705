// Generated from the operations by `npm run docs`.

export const NEWEST_VERSION = '2025-03-12';
