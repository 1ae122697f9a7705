import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generatedModules, generatedPages } from './pages.js';

// Writes the generated reference pages and the client package's modules; `npm run docs`.
for (const { file, render } of [...generatedPages, ...generatedModules]) {
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, render());
  process.stdout.write(`${fileURLToPath(file)}\n`);
}
