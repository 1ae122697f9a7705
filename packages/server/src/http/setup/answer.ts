import { Type } from 'typebox';
import { OtherAnswer } from '../other-answer.js';
import { PAGE_HEADERS, PAGE_TYPE, refusedPage } from './page.js';

export function setupAnswer(status: number, html: string): OtherAnswer {
  return new OtherAnswer(status, html, PAGE_HEADERS, PAGE_TYPE);
}

/** How the document describes it. */
export const REFUSED_SETUP = {
  description: 'No link opens the page: it is used up, was never given out, or nothing is to be set up.',
  textType: PAGE_TYPE,
  schema: Type.String(),
};

export function refusedSetup(state: 'refused' | 'in use'): OtherAnswer {
  return setupAnswer(403, refusedPage(state));
}
