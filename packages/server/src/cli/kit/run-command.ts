import { CommandError } from '../command-error.js';
import type { Environment, Terminal } from '../io.js';
import { readOutputForm } from '../output/output-form.js';
import { chooseProfile, requireProfile } from '../profiles/profile.js';
import { openProfileFile } from '../profiles/profile-file.js';
import type { Invocation } from './build-command.js';
import type { Arguments, ArgumentValues } from './command.js';
import { type Api, connect } from './connect.js';
import type { Flags, FlagValues } from './flags.js';

/** Reads what was given, and runs the command. Throws CommandError. */
export async function runCommand(
  { command, arguments: values, given, profileName }: Invocation,
  { environment, terminal }: { environment: Environment; terminal: Terminal },
): Promise<void> {
  const flags = readFlags(command.flags ?? {}, given);
  const profiles = openProfileFile(environment);
  const profile = chooseProfile(profileName, profiles, environment);
  if (profileName !== undefined && !command.makesProfile) requireProfile(profile.name, profiles);
  const form =
    'output' in flags
      ? readOutputForm(`${flags.output ?? profile.get('output') ?? ''}`, flags.compact === true)
      : undefined;
  let api: Api | undefined;
  const connectOnce = () => {
    api ??= connect({ profile, profiles });
    return api;
  };
  await command.run({
    // The parser was built from the same tables.
    arguments: values as ArgumentValues<Arguments>,
    flags: flags as FlagValues<Flags>,
    terminal,
    environment,
    profiles,
    profile,
    connect: connectOnce,
    // Without credentials the promise is refused, as after a call.
    call: async (operationId, input) => connectOnce().call(operationId, input),
    show(value, view) {
      if (form === undefined) return terminal.write(view(value));
      try {
        terminal.write(form(value, view));
      } catch (error) {
        // What is shown once must not be lost to a template that asks for what is not there.
        if (error instanceof CommandError)
          throw new CommandError(
            `${error.message}\nIt was done all the same. The answer:\n${JSON.stringify(value, null, 2)}`,
          );
        throw error;
      }
    },
  });
}

function readFlags(flags: Flags, given: Invocation['given']): Record<string, unknown> {
  const missing = Object.entries(flags).filter(
    ([name, flag]) => flag.isRequired && (given[name]?.length ?? 0) === 0,
  );
  if (missing.length > 0)
    throw new CommandError(`required flag(s) ${missing.map(([name]) => `"${name}"`).join(', ')} not set`);
  return Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, flag.read(given[name] ?? [], name)]),
  );
}
