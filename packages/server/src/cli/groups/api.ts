import { TAG_DESCRIPTIONS } from '../../http/openapi/tags.js';
import type { Operation } from '../../http/operation.js';
import { operations } from '../../http/operations/index.js';
import type { CommandGroup } from '../kit/command.js';
import { apiOperation } from './api-operation.js';

/** What clients of the Atlas Administration API ask for beside it. */
const BESIDE = ['getIpInfo', 'explainRequest'];

/** The word that leads to the operations of version 1.0. */
const V1 = 'atlasV1';

/** A group for each tag with a command for each of its operations; those of version 1.0 stand below a word of their own. */
export function apiCommands(): readonly CommandGroup[] {
  return [
    ...groupsByTag(
      operations.filter(({ wire, operationId }) => wire.name === 'atlas' || BESIDE.includes(operationId)),
      [],
    ),
    {
      name: V1,
      summary: 'Operations of the Atlas Administration API v1.0.',
      commands: groupsByTag(
        operations.filter(({ wire }) => wire.name === 'atlasV1'),
        [V1],
      ),
    },
  ];
}

/** @param words what stands before the tag on the command line, after `api` */
function groupsByTag(some: readonly Operation[], words: readonly string[]): readonly CommandGroup[] {
  const tags = [...new Set(some.map(({ tag }) => tag))].sort();
  return tags.map((tag) => ({
    name: commandName(tag),
    summary: TAG_DESCRIPTIONS[tag] ?? tag,
    commands: some
      .filter((operation) => operation.tag === tag)
      .map((operation) => apiOperation(operation, [...words, commandName(tag)].join(' '))),
  }));
}

/** `MongoDB Cloud Users` as `mongoDbCloudUsers`. */
function commandName(tag: string): string {
  const words = tag.match(/[A-Z]+(?![a-z])|[A-Z][a-z]+|\d+/g) ?? [tag];
  return words
    .map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0) + word.slice(1).toLowerCase()))
    .join('');
}
