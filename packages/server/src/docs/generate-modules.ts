import { generatedModules } from './modules.js';
import { writeFiles } from './write-files.js';

// The first half of `npm run docs`: the client package's modules, before the client is built.
writeFiles(generatedModules);
