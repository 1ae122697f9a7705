import type { Call } from '../api/call.js';

/** A value that a filter can have. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Filter<Query> {
  /** What it is called in the address. */
  readonly name: string;
  readonly label: string;
  /** What a list is asked for with this value. */
  readonly query: (value: string) => Partial<Query>;
}

interface ChoiceFilter<Query> extends Filter<Query> {
  readonly choices: readonly Choice[];
  /** What the address may have besides: what is not known yet, or not offered any more. */
  readonly isValue?: (value: string) => boolean;
}

/** A filter by a thing of which there can be hundreds: it is searched, and known by its ID. */
interface ThingFilter<Query> extends Filter<Query> {
  readonly find: (text: string) => Call<{ readonly results: readonly Named[] }>;
  readonly describe: (id: string) => Call<{ readonly name: string }>;
}

/** A filter by a text that somebody wrote, as a whole. */
interface TextFilter<Query> extends Filter<Query> {
  readonly hint: string;
  /** In characters. */
  readonly most: number;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What a list can be narrowed by. */
export type ListFilter<Query> = ChoiceFilter<Query> | ThingFilter<Query> | TextFilter<Query>;

/** A filter that is on, or not there. */
export function flagFilter<Query>(name: string, label: string, query: Partial<Query>): ListFilter<Query> {
  return { name, label, choices: [{ value: 'true', label: 'Yes' }], query: () => query };
}

/** Whether a filter is on or not there, so that its label says all. */
export function isFlag<Query>(filter: ListFilter<Query>): boolean {
  return 'choices' in filter && filter.choices.length === 1;
}

/** Numbers of days to choose from. */
export function dayChoices(days: readonly number[], label: (days: number) => string): Choice[] {
  return days.map((count) => ({ value: String(count), label: label(count) }));
}
