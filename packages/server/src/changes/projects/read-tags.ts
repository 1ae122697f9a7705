import { RefusalError, refuse } from '../../domain/errors.js';
import { limits, tagPattern } from '../../domain/limits.js';
import type { Tag } from '../../store/queries/projects.js';

const ALLOWED = new RegExp(tagPattern, 'u');
const most = limits.tagCharacters;

/**
 * The tags in the order given, members in the wire's order. A key can stand there once, and every field with characters or
 * lengths that tags may not have is named.
 */
export function readTags(asked: readonly Tag[]): Tag[] {
  const problems = asked.flatMap(({ key, value }, index) => [
    ...problemsOf(key, 'key', `tags.${index}.key`),
    ...problemsOf(value, 'value', `tags.${index}.value`),
  ]);
  if (problems.length > 0)
    throw new RefusalError({
      ...refuse('VALIDATION_ERROR', problems.map(({ sentence }) => sentence).join(' ')),
      fields: problems.map(({ field, description }) => ({ field, description })),
    });
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

/** The sentences are those of the live service as far as they are known: Terraform's acceptance tests look for them. */
function problemsOf(text: string, member: 'key' | 'value', field: string) {
  if ([...text].length > most)
    return [
      {
        field,
        description: `must not have more than ${most} characters`,
        sentence: `The tag ${member} exceeded the maximum allowed length of ${most} characters.`,
      },
    ];
  if (ALLOWED.test(text)) return [];
  return [
    {
      field,
      description: 'has characters that tags may not have',
      sentence:
        `The tag ${member} ${text} contains invalid characters. ` +
        'Allowable characters include letters, digits, spaces and ; @ _ - . +',
    },
  ];
}
