import { CommandError } from '../command-error.js';

export type TomlValue = string | number | boolean;

/** A file of `name = value` lines, first those outside of any table, then tables by name. Order is kept. */
export interface TomlDocument {
  readonly globals: Map<string, TomlValue>;
  readonly tables: Map<string, Map<string, TomlValue>>;
}

const BARE = '[A-Za-z0-9_-]+';
const QUOTED = `"(?:[^"\\\\]|\\\\.)*"|'[^']*'`;
const TABLE = new RegExp(`^\\[\\s*(${BARE}|${QUOTED})\\s*\\]$`);
const PAIR = new RegExp(`^(${BARE}|${QUOTED})\\s*=\\s*(.+)$`);
/** What is not a comment: quoted texts may hold the sign that begins one. */
const UNCOMMENTED = new RegExp(`^((?:${QUOTED}|[^#"'])*)(?:#.*)?$`);

/**
 * Reads the part of TOML 1.0 that profile files use: texts on one line, numbers, booleans and tables of one name.
 * Throws CommandError that names the line for anything else, and for names that come twice.
 */
export function parseToml(source: string): TomlDocument {
  const document: TomlDocument = { globals: new Map(), tables: new Map() };
  let current = document.globals;
  source.split(/\r?\n/).forEach((line, index) => {
    const fail = (reason: string) => {
      throw new CommandError(`line ${index + 1}: ${reason}`);
    };
    const [, content = ''] = UNCOMMENTED.exec(line) ?? fail('a text does not end');
    const statement = content.trim();
    if (statement === '') return;
    const [, table] = TABLE.exec(statement) ?? [];
    if (table !== undefined) {
      const name = unquoteKey(table, fail);
      if (document.tables.has(name)) fail(`the table ${name} comes twice`);
      current = new Map();
      document.tables.set(name, current);
      return;
    }
    const [, key, value = ''] =
      PAIR.exec(statement) ?? fail(`neither a [table] nor a name = value: ${statement}`);
    const name = unquoteKey(key ?? '', fail);
    if (current.has(name)) fail(`${name} comes twice`);
    current.set(name, readValue(value, fail));
  });
  return document;
}

type Fail = (reason: string) => never | void;

function unquoteKey(key: string, fail: Fail): string {
  return /^["']/.test(key) ? String(readValue(key, fail)) : key;
}

function readValue(value: string, fail: Fail): TomlValue {
  if (value === 'true' || value === 'false') return value === 'true';
  if (/^[+-]?\d[\d_]*(\.\d+)?$/.test(value)) return Number(value.replaceAll('_', ''));
  if (/^'[^']*'$/.test(value)) return value.slice(1, -1);
  if (/^"(?:[^"\\]|\\.)*"$/.test(value)) return resolveEscapes(value.slice(1, -1), fail);
  fail(`the value is neither a text in quotes on one line, nor a number, nor true or false`);
  return '';
}

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  '\\': '\\',
};

function resolveEscapes(text: string, fail: Fail): string {
  return text.replace(/\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)/g, (whole, code: string) => {
    const point = code.length > 1 ? Number.parseInt(code.slice(1), 16) : -1;
    const found = code.length > 1 && point <= 0x10ffff ? String.fromCodePoint(point) : ESCAPES[code];
    if (found === undefined) fail(`${whole} is no escape`);
    return found ?? '';
  });
}

/** Writes what `parseToml` reads. */
export function formatToml({ globals, tables }: TomlDocument): string {
  const sections = [
    pairs(globals),
    ...[...tables].map(([name, values]) => `[${formatKey(name)}]\n${pairs(values)}`),
  ];
  return sections.filter((section) => section !== '').join('\n');
}

function pairs(values: ReadonlyMap<string, TomlValue>): string {
  return [...values].map(([key, value]) => `${formatKey(key)} = ${formatValue(value)}\n`).join('');
}

function formatKey(key: string): string {
  return new RegExp(`^${BARE}$`).test(key) ? key : formatValue(key);
}

function formatValue(value: TomlValue): string {
  if (typeof value !== 'string') return String(value);
  const escaped = value.replace(/["\\]|\p{Cc}/gu, (character) =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${escaped}"`;
}
