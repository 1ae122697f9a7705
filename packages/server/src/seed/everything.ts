import type { Page } from '../store/page.js';

/** A page with all of a list: the lists of an organization are bounded by published limits. */
export const EVERYTHING: Page = { limit: 1_000_000, offset: 0 };
