import { ANSWERS, SHAPES } from './generated/answer-fields.js';

/** Which fields the objects of an answer can have, those that are absent among them. */
export interface AnswerFields {
  /** Takes note of an answer with all in it, and returns it. The operation is named with its wire: `atlas.getOrg`. */
  remember<T>(operation: string, answer: T): T;
  /** The names of the fields that an object can have; nothing where it is no part of an answer. */
  of(object: object): readonly string[] | undefined;
}

export function createAnswerFields(): AnswerFields {
  const known = new WeakMap<object, readonly string[]>();

  function visit(value: unknown, shape: number | null | undefined): void {
    const fields = typeof shape === 'number' ? SHAPES[shape] : undefined;
    if (typeof value !== 'object' || value === null || fields === undefined) return;
    if (Array.isArray(value)) {
      for (const item of value) visit(item, shape);
      return;
    }
    known.set(value, Object.keys(fields));
    for (const [name, item] of Object.entries(value)) visit(item, fields[name]);
  }

  return {
    remember(operation, answer) {
      visit(answer, ANSWERS[operation]);
      return answer;
    },
    of: (object) => known.get(object),
  };
}
