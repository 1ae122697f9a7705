import { runProgram } from './cli/program.js';
import { processTerminal } from './cli/terminal.js';

// Whoever read our output may leave; the server goes on.
process.stdout.on('error', () => {});

const status = await runProgram(process.argv.slice(2), process.env, processTerminal(process));
// Pipes are written in the background on some systems, and exit would cut them off.
process.stdout.write('', () => process.exit(status));
