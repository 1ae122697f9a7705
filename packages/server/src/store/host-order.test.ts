import { expect, it } from 'vitest';
import { createHostOrder } from './host-order.js';

it('begins with the first that was named, and then with the one that served', () => {
  const order = createHostOrder(['a', 'b', 'c']);
  expect(order.inOrder()).toEqual(['a', 'b', 'c']);
  order.served('b');
  expect(order.inOrder()).toEqual(['b', 'c', 'a']);
});

it('tries one that fell silent last, however many of its sessions did', () => {
  const order = createHostOrder(['a', 'b', 'c']);
  order.fellSilent('a');
  order.fellSilent('a');
  expect(order.inOrder()).toEqual(['b', 'c', 'a']);
});

it('goes on with the only one there is', () => {
  const order = createHostOrder(['a']);
  order.fellSilent('a');
  expect(order.inOrder()).toEqual(['a']);
});
