import { openSqliteSource } from './sqlite-source.js';

// Run by nobody-else.ts with a data directory.
try {
  (await openSqliteSource(process.argv[2] ?? '')).close();
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
