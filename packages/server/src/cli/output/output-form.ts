import { readFileSync } from 'node:fs';
import { shownJson } from '@sallyport/client';
import { CommandError } from '../command-error.js';
import type { AnswerFields } from './answer-fields.js';
import { renderGoTemplate } from './go-template.js';
import { parseGoTemplate } from './go-template-parser.js';
import { evaluateJsonPath } from './json-path.js';
import { parseJsonPath } from './json-path-parser.js';

/** How a command shows its result where nothing else is asked for, in lines of some width where they are seen on a terminal. */
export type View<T> = (value: T, width?: number) => string;

/** Turns a result into text. Throws CommandError where the form asks for what the result does not have. */
type OutputForm = <T>(value: T, view: View<T>) => string;

const FORMS = ['plaintext', 'json', 'json-path=<path>', 'go-template=<template>', 'go-template-file=<file>'];

/** Words a shell can offer for `--output`. */
export const FORM_CHOICES = ['plaintext', 'json', 'json-path=', 'go-template=', 'go-template-file='];

/**
 * Reads a value of `--output`, whole, before anything is done: a wrong template must not swallow a secret that is shown
 * once. `isCompact` leaves nothing but the list of a page. Throws CommandError.
 */
export function readOutputForm(
  form: string,
  {
    isCompact,
    width,
    fieldsOf,
  }: {
    readonly isCompact: boolean;
    readonly width: number | undefined;
    readonly fieldsOf: AnswerFields['of'];
  },
): OutputForm {
  const compact = (value: unknown) =>
    isCompact && typeof value === 'object' && value !== null && 'results' in value ? value.results : value;
  if (form === '' || form === 'plaintext') return (value, view) => view(value, width);
  if (form === 'json') return (value) => json(compact(value));
  const [, kind, argument = ''] = /^(json-path|go-template|go-template-file)=(.+)$/s.exec(form) ?? [];
  switch (kind) {
    case 'json-path': {
      const path = parseJsonPath(argument);
      return (value) => json(evaluateJsonPath(path, compact(value)));
    }
    case 'go-template':
    case 'go-template-file': {
      const template = parseGoTemplate(kind === 'go-template' ? argument : readTemplate(argument));
      return (value) => renderGoTemplate(template, value, fieldsOf);
    }
    default:
      throw new CommandError(`--output: ${JSON.stringify(form)} is none of ${FORMS.join(', ')}`);
  }
}

function json(value: unknown): string {
  return `${shownJson(JSON.stringify(value, null, 2) ?? '')}\n`;
}

function readTemplate(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandError(
      `error loading template: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
