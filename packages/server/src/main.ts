import { runProgram } from './cli/program.js';
import { processTerminal } from './cli/terminal.js';

process.exit(await runProgram(process.argv.slice(2), process.env, processTerminal(process)));
