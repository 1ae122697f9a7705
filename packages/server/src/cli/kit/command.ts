import type { AnswerOf, DefaultOperations, InputOf } from '@sallyport/client';
import type { Environment, Terminal } from '../io.js';
import type { AnswerFields } from '../output/answer-fields.js';
import type { View } from '../output/output-form.js';
import type { Profile } from '../profiles/profile.js';
import type { ProfileFile } from '../profiles/profile-file.js';
import type { Api } from './connect.js';
import type { Flags, FlagValues, Values } from './flags.js';

/** An operation of the API by its name. */
export type OperationId = keyof DefaultOperations;

/** Names of arguments with what each one is; `name?` may be left out, `name...` takes one or more. */
export type Arguments = Readonly<Record<string, string>>;

type ArgumentName<Written> = Written extends `${infer Name}?`
  ? Name
  : Written extends `${infer Name}...`
    ? Name
    : Written;
export type ArgumentValues<A extends Arguments> = {
  readonly [Written in keyof A as ArgumentName<Written>]: Written extends `${string}?`
    ? string | undefined
    : Written extends `${string}...`
      ? readonly string[]
      : string;
};

/** What a command runs with. */
export interface Context<A extends Arguments, F extends Flags, Id extends OperationId = OperationId> {
  readonly arguments: ArgumentValues<A>;
  readonly flags: FlagValues<F>;
  readonly terminal: Terminal;
  readonly environment: Environment;
  /** Takes a line for each call to the server, where --debug asks for them. */
  readonly debug: ((line: string) => void) | undefined;
  readonly profiles: ProfileFile;
  /** The profile that was chosen, under what the environment says. */
  readonly profile: Profile;
  /**
   * Calls one of the command's operations as the profile says, and returns the body of the answer. Throws CommandError
   * that tells what the server said, or that the profile has no credentials.
   */
  call<I extends Id>(
    operationId: I,
    input: InputOf<DefaultOperations, I>,
  ): Promise<AnswerOf<DefaultOperations, I>>;
  /** Takes note of an answer that came by another way than `call`, for templates. */
  readonly remember: AnswerFields['remember'];
  /** What `call` calls through. Throws CommandError where the profile has no credentials. */
  connect(): Api;
  /** Shows a result as `--output` or the profile says, otherwise as the command does by itself. */
  show<T>(value: T, view: View<T>): void;
}

/** A command line with what it is for. */
export interface Example {
  readonly text: string;
  /** What follows `sallyport`. */
  readonly line: string;
}

/** A command. Help, parsing, completion and the reference page are made from this value. */
export interface Command<
  A extends Arguments = Arguments,
  F extends Flags = Flags,
  Id extends OperationId = OperationId,
> {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly summary: string;
  /** The operations that it calls, one or another. What role it takes follows from them. */
  readonly operations?: readonly Id[];
  /** Those that it calls beside them where a flag is given, by the name of the flag. */
  readonly operationsWith?: Readonly<Record<string, readonly Id[]>>;
  readonly arguments?: A;
  /** What its arguments can be, for completion, where that is known. */
  readonly argumentValues?: Values;
  readonly flags?: F;
  readonly examples: readonly Example[];
  /** Whether help, completion and the reference leave it out: another spelling, or one that is kept for scripts. */
  readonly isHidden?: boolean;
  /** Whether what it shows is shown only now. */
  readonly makesSecret?: boolean;
  /** Whether it may be given the name of a profile that there is not. */
  readonly makesProfile?: boolean;
  /** Throws CommandError, or what calls to the server throw. */
  run(context: Context<A, F, Id>): Promise<void> | void;
}

/** Commands under one word. */
export interface CommandGroup {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly summary: string;
  /** A function where making the commands is costly; it is called when one of them is asked for. */
  readonly commands: readonly CommandNode[] | (() => Promise<readonly CommandNode[]>);
}

export type CommandNode = Command | CommandGroup;

export function isGroup(node: CommandNode): node is CommandGroup {
  return 'commands' in node;
}

/** Makes a command with its types inferred, and forgets them, so that all commands fit one tree. */
export function defineCommand<
  const A extends Arguments = Record<never, string>,
  F extends Flags = Record<never, never>,
  const Id extends OperationId = never,
>(command: Command<A, F, Id>): Command {
  // Arguments, flags and operations are only ever read by the command's own tables.
  return command as unknown as Command;
}
