#!/usr/bin/env node
import { runProgram } from './cli/program.js';

// Whoever read our output may leave; the server goes on.
process.stdout.on('error', () => {});

process.exit(await runProgram(process.argv.slice(2), process.env));
