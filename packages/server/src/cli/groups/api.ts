import { TAG_DESCRIPTIONS } from '../../http/openapi/tags.js';
import { operations } from '../../http/operations/index.js';
import type { CommandGroup } from '../kit/command.js';
import { apiOperation } from './api-operation.js';

/** What clients of the Atlas Administration API ask for beside it. */
const BESIDE = ['getIpInfo', 'explainRequest'];

/** What programs may call. */
const OPERATIONS = operations.filter(
  ({ wire, operationId }) => wire.name === 'atlas' || BESIDE.includes(operationId),
);

/** A group for each tag with a command for each of its operations. */
export function apiCommands(): readonly CommandGroup[] {
  const tags = [...new Set(OPERATIONS.map(({ tag }) => tag))].sort();
  return tags.map((tag) => ({
    name: commandName(tag),
    summary: TAG_DESCRIPTIONS[tag] ?? tag,
    commands: OPERATIONS.filter((operation) => operation.tag === tag).map((operation) =>
      apiOperation(operation, commandName(tag)),
    ),
  }));
}

/** `MongoDB Cloud Users` as `mongoDbCloudUsers`. */
function commandName(tag: string): string {
  const words = tag.match(/[A-Z]+(?![a-z])|[A-Z][a-z]+|\d+/g) ?? [tag];
  return words
    .map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0) + word.slice(1).toLowerCase()))
    .join('');
}
