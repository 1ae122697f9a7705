import { changedValues } from './event-changes.js';

/** `Roles: A → A, B`, for people; the value by its name where this version has no words for it. */
export function changeText({
  value,
  before,
  after,
}: {
  readonly value: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}): string {
  return `${valueWords(value)}: ${before.join(', ') || 'none'} → ${after.join(', ') || 'none'}`;
}

export function valueWords(value: string): string {
  const words: Readonly<Record<string, string>> = changedValues;
  return (Object.hasOwn(words, value) && words[value]) || value;
}
