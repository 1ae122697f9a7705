import { RefusalError, refuse } from '../../domain/errors.js';
import type { Tag } from '../../store/queries/projects.js';

/** The tags in the order given, members in the wire's order. A key can stand there once: INVALID_ATTRIBUTE otherwise. */
export function readTags(asked: readonly Tag[]): Tag[] {
  const keys = new Set<string>();
  return asked.map(({ key, value }, index) => {
    if (keys.has(key))
      throw new RefusalError({
        ...refuse('INVALID_ATTRIBUTE', 'tags'),
        fields: [{ field: `tags.${index}.key`, description: `repeats ${key}; a project has each key once` }],
      });
    keys.add(key);
    return { key, value };
  });
}
