import { inPackage } from '../../build.js';

/** Where the build leaves the console. */
export const CONSOLE_DIRECTORY = inPackage('dist/console/');
