import { CommandError } from '../command-error.js';
import type { Environment, Terminal } from '../io.js';
import { createAnswerFields } from '../output/answer-fields.js';
import { readOutputForm } from '../output/output-form.js';
import { chooseProfile, requireProfile } from '../profiles/profile.js';
import { openProfileFile } from '../profiles/profile-file.js';
import type { Invocation } from './build-command.js';
import type { Arguments, ArgumentValues } from './command.js';
import { type Api, connect } from './connect.js';
import type { Flags, FlagValues } from './flags.js';

/** Reads what was given, and runs the command. Throws CommandError. */
export async function runCommand(
  { command, arguments: values, given, profileName, isDebug, seeHelp }: Invocation,
  { environment, terminal }: { environment: Environment; terminal: Terminal },
): Promise<void> {
  const flags = readFlags(command.flags ?? {}, given, seeHelp);
  const profiles = openProfileFile(environment);
  const profile = chooseProfile(profileName, profiles, environment);
  if (profileName !== undefined && !command.makesProfile) requireProfile(profile.name, profiles);
  if (profiles.isReadByOthers())
    terminal.writeError(
      `Warning: other users of this machine can read ${profiles.path}, which holds secrets. Run: chmod 600 ${profiles.path}\n`,
    );
  const debug = isDebug ? (line: string) => terminal.writeError(`debug: ${line}\n`) : undefined;
  const fields = createAnswerFields();
  const form =
    'output' in flags
      ? readOutputForm(`${flags.output ?? profile.get('output') ?? ''}`, {
          isCompact: flags.compact === true,
          width: terminal.columns,
          fieldsOf: fields.of,
        })
      : undefined;
  const answerOf = <T>(operationId: string, answer: T): T =>
    fields.remember(`atlas.${operationId}`, fields.remember(`private.${operationId}`, answer));
  let api: Api | undefined;
  const connectOnce = () => {
    api ??= connect({ profile, profiles, environment, debug });
    return api;
  };
  // Before what is missing for the call: an ID helps nobody who is not logged in.
  if (command.operations !== undefined) connectOnce();
  await command.run({
    // The parser was built from the same tables.
    arguments: values as ArgumentValues<Arguments>,
    flags: flags as FlagValues<Flags>,
    terminal,
    environment,
    debug,
    profiles,
    profile,
    connect: connectOnce,
    // Without credentials the promise is refused, as after a call.
    call: async (operationId, input) => answerOf(operationId, await connectOnce().call(operationId, input)),
    remember: fields.remember,
    show(value, view) {
      const write = command.makesSecret ? terminal.writeSecret : terminal.write;
      if (form === undefined) return write(view(value, terminal.columns));
      try {
        write(form(value, view));
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

function readFlags(flags: Flags, given: Invocation['given'], seeHelp: string): Record<string, unknown> {
  const missing = Object.entries(flags).filter(
    ([name, flag]) => flag.isRequired && (given[name]?.length ?? 0) === 0,
  );
  if (missing.length > 0)
    throw new CommandError(
      `required flag(s) ${missing.map(([name]) => `"${name}"`).join(', ')} not set\n${seeHelp}`,
    );
  return Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, flag.read(given[name] ?? [], name)]),
  );
}
