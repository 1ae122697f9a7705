import { fileURLToPath } from 'node:url';

/** Where the build leaves the console. The same place seen from `dist/`, from `src/` and from an installed package. */
export const CONSOLE_DIRECTORY = fileURLToPath(new URL('../../../dist/console/', import.meta.url));
