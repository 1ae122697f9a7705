import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { visible } from './console.js';

/** More stops than any page has between two places of a procedure. */
const MOST_STOPS = 120;

/**
 * A page under the hands of somebody without a pointer. On the way to a control every stop is looked at: the focus is on
 * something, can be seen, and nothing covers it.
 */
export interface Keyboard {
  readonly page: Page;
  /** Goes on with Tab until the control has the focus, or back with Shift and Tab. */
  to(target: Locator, way?: 'on' | 'back'): Promise<void>;
  /** Goes to a control and presses a key there. */
  press(target: Locator, key?: 'Enter' | 'Space', way?: 'on' | 'back'): Promise<void>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  /** Opens the menu behind a button and takes an item of it. */
  choose(button: Locator, item: string | RegExp): Promise<void>;
  /** Goes down a menu with the arrow keys to an item of it. */
  downTo(item: Locator): Promise<void>;
  /** Takes what the arrow keys lead to in a list that keeps the focus in its field. */
  take(option: Locator): Promise<void>;
  /** Waits until something is there, and then until the focus is somewhere on the page. */
  arrive(at: Locator): Promise<void>;
}

export function keyboardOf(page: Page): Keyboard {
  const focused = page.locator(':focus');
  const has = async (target: Locator) => (await target.and(focused).count()) > 0;

  const keyboard: Keyboard = {
    page,
    async to(target, way = 'on') {
      await visible(target);
      const passed: string[] = [];
      while (!(await has(target))) {
        expect(passed.length, `never came to ${target}; passed ${passed.join(', ')}`).toBeLessThan(
          MOST_STOPS,
        );
        await page.keyboard.press(way === 'on' ? 'Tab' : 'Shift+Tab');
        const { name, fault } = await page.evaluate<Stop>(LOOK);
        expect(fault, `${page.url()}: ${name}`).toBe('');
        passed.push(name);
      }
    },
    async press(target, key = 'Enter', way = 'on') {
      await keyboard.to(target, way);
      await page.keyboard.press(key);
    },
    async type(text) {
      await page.keyboard.type(text);
    },
    async choose(button, item) {
      await keyboard.press(button);
      await keyboard.downTo(
        page.getByRole('menuitem', { name: item, ...(typeof item === 'string' && { exact: true }) }),
      );
      await page.keyboard.press('Enter');
    },
    async downTo(item) {
      await visible(item);
      for (let steps = 0; !(await has(item)); steps++) {
        expect(steps, `never came to ${item}`).toBeLessThan(MOST_STOPS);
        await page.keyboard.press('ArrowDown');
      }
    },
    async take(option) {
      await visible(option);
      for (let steps = 0; (await option.getAttribute('aria-selected')) !== 'true'; steps++) {
        expect(steps, `never came to ${option}`).toBeLessThan(MOST_STOPS);
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Enter');
    },
    async arrive(at) {
      await visible(at);
      await expect
        .poll(() => page.evaluate<string>('document.activeElement.tagName'), { message: `at ${at}` })
        .not.toBe('BODY');
    },
  };
  return keyboard;
}

interface Stop {
  readonly name: string;
  readonly fault: string;
}

/** Looks at what has the focus. After the last stop of a page it is in the browser's own frame, which is no fault. */
const LOOK = `(() => {
  const element = document.activeElement;
  if (element === document.body) return { name: 'the frame of the browser', fault: '' };
  const name = (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60) || element.outerHTML.slice(0, 120);
  const { left, top, width, height } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const isMarked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
  const [x, y] = [left + width / 2, top + height / 2];
  const isInWindow = width > 0 && height > 0 && x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight;
  const uppermost = isInWindow ? document.elementFromPoint(x, y) : null;
  const isCovered = isInWindow && uppermost !== null && !element.contains(uppermost) && !uppermost.contains(element);
  const fault = !isMarked ? 'the focus cannot be seen' : !isInWindow ? 'outside of the window' : isCovered ? 'covered' : '';
  return { name: fault === '' ? name : name + ' ' + JSON.stringify({ left, top, width, height }), fault };
})()`;
