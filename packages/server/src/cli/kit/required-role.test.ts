import { describe, expect, it } from 'vitest';
import { organizationRoles, projectRoles } from '../../domain/roles.js';
import { clientCommands } from '../client-commands.js';
import { type Command, type CommandNode, isGroup, type OperationId } from './command.js';
import { requiredRole } from './required-role.js';

describe('the role that a command takes', () => {
  it.each<[readonly OperationId[], string | undefined]>([
    [['createOrgApiKey'], 'To use this command, you need the role Organization Owner.'],
    [['listOrgApiKeys'], 'To use this command, you need any organization role.'],
    [
      ['getGroup'],
      'To use this command, you need the role Organization Owner, Organization Stream Processing Admin, Organization Read Only or any project role.',
    ],
    // What the path does not say: the organization is in the body.
    [
      ['createGroup'],
      'To use this command, you need the role Organization Owner or Organization Project Creator.',
    ],
    [
      ['createOrg'],
      'To use this command, you need the role Organization Owner unless the caller is a person.',
    ],
    // Both permissions are needed, and whoever holds the second holds the first.
    [['inviteGroupServiceAccount'], 'To use this command, you need the role Organization Owner.'],
    [['listGroups'], undefined],
    [['createOrgTeam', 'getIpInfo'], 'To use this command, you need the role Organization Owner.'],
    [['getOrgTeam', 'getOrgTeamByName'], 'To use this command, you need any organization role.'],
    [
      ['listGroups', 'getOrgGroups', 'deleteOrg'],
      'To use this command, you need any organization role for getOrgGroups, and the role Organization Owner for deleteOrg.',
    ],
    [[], undefined],
  ])('of %j is said from what the operations ask', (operations, sentence) => {
    expect(requiredRole(operations)).toBe(sentence);
  });

  it('is one that can be granted, whatever the command', () => {
    const names: readonly string[] = [...organizationRoles, ...projectRoles].map(
      ({ displayName }) => displayName,
    );
    const sentences = clientCommands
      .flatMap(commandsIn)
      .map(({ operations = [] }) => requiredRole(operations))
      .filter((sentence) => sentence !== undefined);
    expect(sentences.length).toBeGreaterThan(50);
    for (const sentence of sentences) {
      const lists = [...sentence.matchAll(/the role ((?:[A-Z][\w/-]*(?: [A-Z][\w/-]*)*(?:, | or )?)+)/g)];
      const named = lists.flatMap(([, list = '']) => list.split(/, | or /).filter((name) => name !== ''));
      expect(named.length > 0 || /any (organization|project) role/.test(sentence), sentence).toBe(true);
      for (const name of named) expect(names, sentence).toContain(name);
    }
  });
});

function commandsIn(node: CommandNode): readonly Command[] {
  if (!isGroup(node)) return [node];
  return typeof node.commands === 'function' ? [] : node.commands.flatMap(commandsIn);
}
