import { CommandError } from '../command-error.js';

/** One step of a path; `text` is how it was written. */
export type Step = { readonly text: string } & (
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'all' }
  | { readonly kind: 'descend'; readonly step: Step }
  | {
      readonly kind: 'filter';
      readonly path: readonly Step[];
      readonly operator: '==' | '!=' | undefined;
      readonly literal: unknown;
    }
);

const NAME = /^[A-Za-z_][\w-]*/;
const QUOTED = /^'((?:[^'\\]|\\.)*)'|^"((?:[^"\\]|\\.)*)"/;

/**
 * Reads the part of JSONPath that is worth having on a command line: `$`, `.name`, `['name']`, `[0]`, `[-1]`, `[1:3]`,
 * `*`, `..name` and `[?(@.name=="value")]`. Throws CommandError that shows where it stopped.
 */
export function parseJsonPath(path: string): readonly Step[] {
  let rest = path;

  function fail(): never {
    throw new CommandError(
      rest === ''
        ? `json-path: ${JSON.stringify(path)} ends too early`
        : `json-path: ${JSON.stringify(path)} cannot be read from ${JSON.stringify(rest)} on`,
    );
  }

  /** Takes what the pattern matches at the start of the rest. */
  function take(pattern: RegExp): RegExpExecArray | undefined {
    const found = pattern.exec(rest);
    if (found === null) return undefined;
    rest = rest.slice(found[0].length);
    return found;
  }

  function expect(token: string): void {
    if (!rest.startsWith(token)) fail();
    rest = rest.slice(token.length);
  }

  function quoted(): string | undefined {
    const found = take(QUOTED);
    return found && (found[1] ?? found[2] ?? '').replace(/\\(.)/g, '$1');
  }

  function named(): Step {
    if (take(/^\*/)) return { kind: 'all', text: '*' };
    const name = take(NAME)?.[0] ?? fail();
    return { kind: 'name', name, text: name };
  }

  function bracketed(): Step {
    const name = quoted();
    if (name !== undefined) return closed({ kind: 'name', name, text: JSON.stringify(name) });
    if (take(/^\*/)) return closed({ kind: 'all', text: '[*]' });
    if (take(/^\?\(\s*/)) {
      const step = condition();
      expect(')');
      return closed(step);
    }
    const slice = take(/^(-?\d+)?\s*:\s*(-?\d+)?/);
    if (slice)
      return closed({ kind: 'slice', from: number(slice[1]), to: number(slice[2]), text: `[${slice[0]}]` });
    const index = Number(take(/^-?\d+/)?.[0] ?? fail());
    return closed({ kind: 'index', index, text: `[${index}]` });
  }

  function closed(step: Step): Step {
    expect(']');
    return step;
  }

  function condition(): Step {
    expect('@');
    const path = steps();
    take(/^\s*/);
    const operator = take(/^[=!]=/)?.[0] as '==' | '!=' | undefined;
    take(/^\s*/);
    const literal = operator === undefined ? undefined : literalValue();
    take(/^\s*/);
    return { kind: 'filter', path, operator, literal, text: '[?]' };
  }

  function literalValue(): unknown {
    const string = quoted();
    if (string !== undefined) return string;
    return JSON.parse(take(/^(?:-?\d+(?:\.\d+)?|true|false|null)/)?.[0] ?? fail());
  }

  function steps(): readonly Step[] {
    const found: Step[] = [];
    for (;;) {
      if (take(/^\.\./)) {
        const step = take(/^\[/) ? bracketed() : named();
        found.push({ kind: 'descend', step, text: `..${step.text}` });
      } else if (take(/^\./)) found.push(named());
      else if (take(/^\[/)) found.push(bracketed());
      else return found;
    }
  }

  expect('$');
  const all = steps();
  if (rest !== '') fail();
  return all;
}

function number(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
