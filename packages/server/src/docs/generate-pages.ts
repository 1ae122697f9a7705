import { generatedPages } from './pages.js';
import { writeFiles } from './write-files.js';

// The second half of `npm run docs`: the reference pages. That of the command line reads the client that was built.
writeFiles(generatedPages);
