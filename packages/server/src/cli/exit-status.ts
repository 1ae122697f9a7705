import { constants } from 'node:os';

/** What a command ends with. The reference page says what each one means; they are as shells and env(1) have them. */
export const exitStatus = {
  success: 0,
  failure: 1,
  /** A command of the server was written wrongly. */
  usage: 2,
  /** `run`: the server did not start, or the command line is wrong. */
  notStarted: 125,
  /** `run`: the command was found and cannot be executed. */
  notExecutable: 126,
  /** `run`: there is no such command. */
  notFound: 127,
} as const;

/** The status that shells give what a signal ended. */
export function statusOfSignal(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}
