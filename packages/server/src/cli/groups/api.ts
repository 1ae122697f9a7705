import { atlasOperations } from '../../http/atlas/v2/operations.js';
import { TAG_DESCRIPTIONS } from '../../http/openapi/tags.js';
import type { Operation } from '../../http/operation.js';
import { explainRequest } from '../../http/operations/explain/explainRequest.js';
import { getIpInfo } from '../../http/operations/root/getIpInfo.js';
import type { CommandGroup } from '../kit/command.js';
import { apiOperation } from './api-operation.js';

/** What programs may call: the Atlas Administration API, and what its clients ask for beside it. */
const OPERATIONS: readonly Operation[] = [...atlasOperations, getIpInfo, explainRequest];

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
