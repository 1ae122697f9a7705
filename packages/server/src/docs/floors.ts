interface Floor {
  /** What it may import from, beside itself. */
  readonly imports: readonly string[];
  /** What is there, for the picture. */
  readonly holds: string;
}

/** The floors of `src`, from the top down. A test reads the imports; the picture of ARCHITECTURE.md is drawn from here. */
export const FLOORS: Readonly<Record<string, Floor>> = {
  main: { imports: ['cli'], holds: 'the program' },
  'testing-program': { imports: ['cli', 'testing'], holds: 'a private server as a process' },
  testing: {
    imports: ['cli', 'config', 'domain', 'seed', 'start-server'],
    holds: 'a private server, for the package of tests',
  },
  docs: {
    imports: [
      ...['build', 'domain', 'config', 'documents', 'store', 'access', 'changes', 'services', 'http', 'seed'],
      'cli',
    ],
    holds: 'writes the reference pages',
  },
  cli: {
    imports: [
      ...['build', 'domain', 'config', 'documents', 'store', 'access', 'changes', 'services', 'http', 'seed'],
      ...['open-services', 'start-server'],
    ],
    holds: 'commands',
  },
  'start-server': {
    imports: ['config', 'store', 'access', 'services', 'http', 'open-services', 'composition'],
    holds: 'opens everything and listens',
  },
  composition: {
    imports: ['build', 'domain', 'config', 'access', 'services', 'http', 'open-services'],
    holds: 'builds what answers requests, and what goes on beside',
  },
  'open-services': {
    imports: ['build', 'domain', 'config', 'store', 'access', 'services', 'http'],
    holds: 'builds the store and the use cases',
  },
  seed: {
    imports: ['build', 'domain', 'documents', 'store', 'access', 'changes', 'http'],
    holds: 'seed files, applied and written',
  },
  http: {
    imports: ['build', 'domain', 'documents', 'store', 'access', 'changes', 'services'],
    holds: 'wires and operations',
  },
  services: {
    imports: ['build', 'domain', 'store', 'access', 'changes'],
    holds: 'use cases: check the caller, open one write',
  },
  changes: {
    imports: ['build', 'domain', 'store', 'access'],
    holds: 'pieces inside a transaction, with their events',
  },
  access: { imports: ['build', 'domain', 'store'], holds: 'the decision, its steps and caches' },
  store: { imports: ['build', 'domain'], holds: 'tables and all SQL' },
  config: { imports: ['build', 'domain'], holds: 'settings, master key, certificates' },
  documents: { imports: ['build', 'domain'], holds: 'YAML and JSON texts, with their lines' },
  domain: { imports: ['build'], holds: 'rules and values, no I/O' },
  build: { imports: [], holds: 'the version, where files are' },
};
