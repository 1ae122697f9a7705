import { OtherAnswer } from '../other-answer.js';
import { PAGE_HEADERS, PAGE_TYPE, refusedPage } from './page.js';

export function setupAnswer(status: number, html: string): OtherAnswer {
  return new OtherAnswer(status, html, PAGE_HEADERS, PAGE_TYPE);
}

export function refusedSetup(state: 'refused' | 'in use'): OtherAnswer {
  return setupAnswer(403, refusedPage(state));
}
