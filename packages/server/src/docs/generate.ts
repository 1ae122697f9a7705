import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generatedPages } from './pages.js';

// Writes the generated reference pages; `npm run docs`.
for (const { file, render } of generatedPages) {
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, render());
  process.stdout.write(`${fileURLToPath(file)}\n`);
}
