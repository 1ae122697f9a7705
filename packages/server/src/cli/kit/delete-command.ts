import { type Arguments, type Command, type Context, defineCommand, type Example } from './command.js';
import { confirm } from './confirm.js';
import { connect } from './connect.js';
import type { Flags } from './flags.js';
import { forced } from './shared-flags.js';

/** A command that deletes one thing by an API call, after asking. */
export function defineDelete<const Name extends string, F extends Flags>(definition: {
  readonly summary: string;
  readonly role?: string;
  readonly argument: readonly [name: Name, help: string];
  readonly flags: F;
  readonly examples: readonly Example[];
  /** Where to send DELETE. Throws CommandError. */
  path(entry: string, context: Context<Arguments, F>): string;
  done(entry: string): string;
  refused: string;
}): Command {
  const [name, help] = definition.argument;
  return defineCommand({
    name: 'delete',
    aliases: ['rm'],
    summary: definition.summary,
    ...(definition.role === undefined ? {} : { role: definition.role }),
    arguments: { [name]: help },
    flags: { ...definition.flags, ...forced },
    examples: definition.examples,
    async run(context) {
      const entry = Object.values(context.arguments as Readonly<Record<string, string>>)[0] ?? '';
      const path = definition.path(entry, context as unknown as Context<Arguments, F>);
      const api = connect(context);
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
      await api.request('DELETE', path);
      context.terminal.write(`${definition.done(entry)}\n`);
    },
  });
}
