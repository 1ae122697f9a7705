import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface GeneratedFile {
  /** Where it is kept. */
  readonly file: URL;
  render(): string;
}

export function writeFiles(files: readonly GeneratedFile[]): void {
  for (const { file, render } of files) {
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, render());
    process.stdout.write(`${fileURLToPath(file)}\n`);
  }
}
