import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Terminal } from '../../src/cli/io.js';
import { runProgram } from '../../src/cli/program.js';
import type { TestServer } from './server.js';

export interface CliResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What was asked, in order. */
  readonly asked: readonly string[];
}

export interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Standard input, where it is no terminal. */
  readonly input?: string;
  /** What a person at a terminal answers, in order; without it there is no terminal. */
  readonly answers?: readonly string[];
  /** How wide the terminal is. */
  readonly columns?: number;
}

/** Where there are none, for tests that need none; nothing is written there. */
const NO_PROFILES = join(tmpdir(), 'sallyport-no-profiles');

/** Runs the program in this process, with nothing but the given environment. */
export async function sallyport(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const written = { stdout: '', stderr: '' };
  const asked: string[] = [];
  const answers = [...(options.answers ?? [])];
  async function answer(question: string): Promise<string> {
    asked.push(question);
    const next = answers.shift();
    if (next === undefined) throw new Error(`nobody answers ${question}`);
    return next;
  }
  const terminal: Terminal = {
    write(text) {
      written.stdout += text;
    },
    writeSecret(text) {
      written.stdout += text;
    },
    writeError(text) {
      written.stderr += text;
    },
    isInteractive: options.answers !== undefined,
    isOutputShown: options.answers !== undefined,
    ask: answer,
    askSecret: answer,
    readInput: async () => options.input ?? '',
    columns: options.columns,
    flush: async () => {},
  };
  const env = { XDG_CONFIG_HOME: NO_PROFILES, ...options.env };
  const status = await runProgram(args, env, terminal);
  return { status, ...written, asked };
}

/** A directory for profiles that goes when the test ends. */
export function configHome(): string {
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-config-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A command line as it is typed, split at spaces; quotes keep a word together. */
export function words(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

/** The environment of somebody who works in the first project with the first API key. */
export function ownerEnvironment(server: TestServer): Readonly<Record<string, string>> {
  const { apiKey, orgId, groupId } = server.first;
  return {
    SALLYPORT_BASE_URL: server.url,
    MONGODB_ATLAS_PUBLIC_API_KEY: apiKey.publicKey,
    MONGODB_ATLAS_PRIVATE_API_KEY: apiKey.privateKey,
    MONGODB_ATLAS_ORG_ID: orgId,
    MONGODB_ATLAS_PROJECT_ID: groupId,
  };
}

/** Runs a line that has to succeed in silence, and returns what it wrote. */
export async function output(line: string, env: Readonly<Record<string, string>>): Promise<string> {
  const { status, stdout, stderr } = await sallyport(words(line), { env });
  if (status !== 0 || stderr !== '') throw new Error(`sallyport ${line} ended with ${status}: ${stderr}`);
  return stdout;
}

/** The same, for a line that ends with `-o json`. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers whose form they assert
export async function json(line: string, env: Readonly<Record<string, string>>): Promise<any> {
  return JSON.parse(await output(`${line} -o json`, env));
}
