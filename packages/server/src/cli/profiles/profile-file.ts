import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { others, othersMay } from '../../config/others-may.js';
import { CommandError } from '../command-error.js';
import type { Environment } from '../io.js';
import { formatToml, parseToml, type TomlDocument, type TomlValue } from './toml.js';

/** The file that holds the profiles. It is read at the first use, and whole at every change. */
export interface ProfileFile {
  readonly path: string;
  names(): readonly string[];
  /** A value of a profile, or outside of all profiles where `profile` is undefined. */
  get(profile: string | undefined, property: string): TomlValue | undefined;
  has(profile: string): boolean;
  /** Whether other users of the machine can read it. */
  isReadByOthers(): boolean;
  /** Sets values of a profile, and makes it where there is none; undefined removes one. */
  update(profile: string, changes: Readonly<Record<string, TomlValue | undefined>>): void;
  rename(from: string, to: string): void;
  remove(profile: string): void;
}

// The version of the file's form, as the Atlas CLI writes it.
const FORM_VERSION = 2;

/** `${XDG_CONFIG_HOME:-~/.config}/sallyport/config.toml`. Reading and writing throw CommandError that names the file. */
export function openProfileFile(environment: Environment): ProfileFile {
  const home = environment.XDG_CONFIG_HOME || join(environment.HOME || homedir(), '.config');
  const path = join(home, 'sallyport', 'config.toml');

  function read(): TomlDocument {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      if (isMissing(error)) return { globals: new Map([['version', FORM_VERSION]]), tables: new Map() };
      throw new CommandError(`the profiles cannot be read: ${messageOf(error)}`);
    }
    try {
      return parseToml(text);
    } catch (error) {
      throw new CommandError(`${path}: ${messageOf(error)}`);
    }
  }

  let cached: TomlDocument | undefined;
  const current = () => {
    cached ??= read();
    return cached;
  };

  function change(apply: (document: TomlDocument) => void): void {
    // Read anew: a command that ran for long must not undo what another one wrote.
    const document = read();
    document.globals.set('version', FORM_VERSION);
    apply(document);
    try {
      write(path, formatToml(document));
    } catch (error) {
      throw new CommandError(`the profiles cannot be written: ${messageOf(error)}`);
    }
    cached = document;
  }

  return {
    path,
    names: () => [...current().tables.keys()].sort(),
    get: (profile, property) =>
      profile === undefined ? current().globals.get(property) : current().tables.get(profile)?.get(property),
    has: (profile) => current().tables.has(profile),
    isReadByOthers() {
      const found = statSync(path, { throwIfNoEntry: false });
      return found !== undefined && othersMay(others.all, found);
    },
    update: (profile, changes) =>
      change(({ tables }) => {
        const values = tables.get(profile) ?? new Map<string, TomlValue>();
        tables.set(profile, values);
        for (const [property, value] of Object.entries(changes)) {
          if (value === undefined) values.delete(property);
          else values.set(property, value);
        }
      }),
    rename: (from, to) =>
      change(({ tables }) => {
        tables.set(to, tables.get(from) ?? new Map());
        tables.delete(from);
      }),
    remove: (profile) => change(({ tables }) => void tables.delete(profile)),
  };
}

/** Whole or not at all, and readable by its owner alone: it holds secrets. */
function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const partial = `${path}.${process.pid}.partial`;
  const descriptor = openSync(partial, 'w', 0o600);
  try {
    try {
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    chmodSync(partial, 0o600);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
