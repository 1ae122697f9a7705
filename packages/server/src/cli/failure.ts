import { SeedFileError } from '../seed/seed-problem.js';

/**
 * Why a command failed, in one line that says what to look at; of a seed file, a line for each problem. The messages of
 * our own errors are made for this.
 */
export function explainFailure(error: unknown): string {
  if (error instanceof SeedFileError) return error.message;
  return explain(error).replace(/\s*\n\s*/g, ' ');
}

/** The fields that Node's system errors and the database drivers' errors add. */
interface CodedError extends Error {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly path?: unknown;
  readonly port?: unknown;
  readonly address?: unknown;
  readonly hostname?: unknown;
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // By its code: the class would load the store for every command.
  if ((error as CodedError).code === 'STORE_UNAVAILABLE' && error.cause !== undefined)
    return explain(error.cause);
  // Node tries every address of a host name and reports the failures together, without a message.
  if (error instanceof AggregateError && error.message === '') return error.errors.map(explain).join('; ');
  const { code, syscall, path, port, address, hostname } = error as CodedError;
  if (typeof code !== 'string') return error.message;
  // Port 0 is left out by Node.
  if (syscall === 'listen')
    return explainListen(code, port === undefined ? `${address}` : `${address}:${port}`, error.message);
  if (syscall === 'getaddrinfo') return `the host name ${hostname} cannot be resolved (${code})`;
  if (syscall === 'connect') return `the database cannot be reached: ${error.message}`;
  if (code.startsWith('SQLITE_')) return `the embedded store cannot be used: ${error.message} (${code})`;
  if (typeof path === 'string') return `${path} cannot be used: ${error.message}`;
  // An SQLSTATE: PostgreSQL answered, and refused.
  if (/^[0-9A-Z]{5}$/.test(code)) return `the database refused: ${error.message} (${code})`;
  return error.message;
}

function explainListen(code: string, place: string, message: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `${place} is in use by another program; choose another port with --port or SALLYPORT_PORT`;
    case 'EADDRNOTAVAIL':
      return `${place} is no address of this machine; see --host or SALLYPORT_HOST`;
    case 'EACCES':
      return `${place} may not be listened on by this user; ports below 1024 usually need a privilege`;
    default:
      return `listening on ${place} failed: ${message}`;
  }
}
