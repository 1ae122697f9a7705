import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** A block of a guide between two fences. */
export interface Block {
  /** Path of the page, from the root of the repository. */
  readonly page: string;
  /** What stands behind the opening fence. */
  readonly language: string;
  readonly text: string;
  /** Why no test can run it: the comment `<!-- not run: … -->` before it. */
  readonly notRun: string | undefined;
}

const BLOCK = /(?:<!-- not run: ([^>]*?) -->\n\s*)?^( *)```(\S*)[^\n]*\n([\s\S]*?)^ *```$/gm;
const SHELLS = ['bash', 'sh', 'zsh', 'shell', 'console'];

export const readPage = (page: string): string => readFileSync(`${ROOT}${page}`, 'utf8');

/** Every page that tells a user what to type. */
export function guidePages(): readonly string[] {
  const under = (folder: string, suffix: string) =>
    readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith(suffix) && !file.includes('node_modules'))
      .map((file) => `${folder}/${file}`);
  return [
    'README.md',
    ...under('docs/guides', '.md'),
    ...under('examples', 'README.md'),
    'packages/client/README.md',
    'packages/server/README.md',
    'packages/testing/README.md',
  ].sort();
}

export function blocksOf(page: string): readonly Block[] {
  return [...readPage(page).matchAll(BLOCK)].map(([, notRun, indent = '', language = '', text = '']) => ({
    page,
    language,
    text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    notRun,
  }));
}

/** The blocks that are commands for a shell. */
export const commandsOf = (page: string): readonly Block[] =>
  blocksOf(page).filter(({ language }) => SHELLS.includes(language));
