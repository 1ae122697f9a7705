import { expect, it } from 'vitest';
import { readSection } from '../kept.mjs';
import { figuresInReadme, figuresOf } from './readme.mjs';

it('README has the figures that were measured last; otherwise run node bench/start.mjs --readme', () => {
  expect(figuresInReadme()).toBe(figuresOf(readSection('start')));
});
