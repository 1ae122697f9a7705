import type { DefaultOperations, InputOf } from '@sallyport/client';
import {
  type Arguments,
  type Command,
  type Context,
  defineCommand,
  type Example,
  type OperationId,
} from './command.js';
import { confirm } from './confirm.js';
import type { Flags } from './flags.js';
import { forced } from './shared-flags.js';

/** A command that deletes one thing by an API call, after asking. */
export function defineDelete<const Name extends string, F extends Flags, Id extends OperationId>(definition: {
  readonly summary: string;
  readonly operation: Id;
  readonly argument: readonly [name: Name, help: string];
  readonly flags: F;
  readonly examples: readonly Example[];
  /** What the operation takes. Throws CommandError. */
  input(entry: string, context: Context<Arguments, F>): InputOf<DefaultOperations, Id>;
  done(entry: string): string;
  refused: string;
}): Command {
  const [name, help] = definition.argument;
  return defineCommand({
    name: 'delete',
    aliases: ['rm'],
    summary: definition.summary,
    operations: [definition.operation],
    arguments: { [name]: help },
    flags: { ...definition.flags, ...forced },
    examples: definition.examples,
    async run(context) {
      const entry = Object.values(context.arguments as Readonly<Record<string, string>>)[0] ?? '';
      const input = definition.input(entry, context as unknown as Context<Arguments, F>);
      // Nobody is asked before it is known that there are credentials.
      const api = context.connect();
      const isForced = Boolean((context.flags as Readonly<Record<string, unknown>>).force);
      if (
        !(await confirm(
          { terminal: context.terminal, isForced },
          `Are you sure you want to delete: ${entry}?`,
        ))
      ) {
        context.terminal.write(`${definition.refused}\n`);
        return;
      }
      await api.call(definition.operation, input);
      context.terminal.write(`${definition.done(entry)}\n`);
    },
  });
}
