import { readFileSync } from 'node:fs';
import { CommandError } from '../kit/command-error.js';
import { evaluateJsonPath } from './json-path.js';
import { renderGoTemplate } from './go-template.js';

/** How a command shows its result where nothing else is asked for. */
export type View<T> = (value: T) => string;

/** The values of `--output`. */
export const OUTPUT_FORMS = ['plaintext', 'json', 'json-path=<path>', 'go-template=<template>', 'go-template-file=<file>'];

/**
 * A result in the form asked for: JSON, a JSONPath in it, a Go template over it, or the command's own view.
 * Throws CommandError for other forms.
 */
export function render<T>(form: string | undefined, value: T, view: View<T>): string {
  if (form === undefined || form === '' || form === 'plaintext') return view(value);
  if (form === 'json') return json(value);
  const [kind = '', argument] = split(form);
  if (argument !== undefined && argument !== '') {
    if (kind === 'json-path') return json(evaluateJsonPath(argument, value));
    if (kind === 'go-template') return renderGoTemplate(argument, value);
    if (kind === 'go-template-file') return renderGoTemplate(readTemplate(argument), value);
  }
  throw new CommandError(`--output: ${JSON.stringify(form)} is none of ${OUTPUT_FORMS.join(', ')}`);
}

/** Throws CommandError for a form that `render` refuses, before anything is asked of the server. */
export function checkForm(form: string | undefined): void {
  if (/^(go-template|go-template-file|json-path)=./s.test(form ?? '')) return;
  render(form, {}, () => '');
}

function split(form: string): readonly [string, string?] {
  const equals = form.indexOf('=');
  return equals < 0 ? [form] : [form.slice(0, equals), form.slice(equals + 1)];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function readTemplate(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandError(`error loading template: ${error instanceof Error ? error.message : String(error)}`);
  }
}
