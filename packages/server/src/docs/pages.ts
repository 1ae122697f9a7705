import { wholeProgram } from '../cli/program.js';
import { operations, ordinaryOperations } from '../http/operations/index.js';
import { seedJsonSchema } from '../seed/seed-schema.js';
import { boundsPage } from './bounds.js';
import { cliPage } from './cli.js';
import { configurationPage } from './configuration.js';
import { errorsPage } from './errors.js';
import { eventsPage } from './events.js';
import { guardDefinitionPage } from './guard-definition.js';
import { operationPages } from './operations.js';
import { floorsPicture, requestPathPicture, severalNodesPicture } from './pictures.js';
import { postmanCollection } from './postman-collection.js';
import { roleMatrixPage } from './role-matrix.js';
import { rolesPage } from './roles.js';
import { storedDataPage } from './stored-data.js';
import type { GeneratedFile } from './write-files.js';

// From src/docs as well as from dist/docs, four levels up is the repository.
const reference = new URL('../../../../docs/reference/', import.meta.url);

const postman = new URL('../../../../examples/postman/', import.meta.url);

const images = new URL('../../../../docs/images/', import.meta.url);

const program = await wholeProgram();

/** The pages that are made from the code's own tables. */
export const generatedPages: readonly GeneratedFile[] = [
  { file: new URL('bounds.md', reference), render: boundsPage },
  { file: new URL('cli.md', reference), render: () => cliPage(program) },
  { file: new URL('configuration.md', reference), render: configurationPage },
  { file: new URL('errors.md', reference), render: errorsPage },
  { file: new URL('events.md', reference), render: eventsPage },
  { file: new URL('guard-definition.md', reference), render: guardDefinitionPage },
  ...operationPages(operations).map(({ name, render }) => ({ file: new URL(name, reference), render })),
  { file: new URL('roles.md', reference), render: () => rolesPage(ordinaryOperations) },
  {
    file: new URL('seed.schema.json', reference),
    render: () => `${JSON.stringify(seedJsonSchema(), null, 2)}\n`,
  },
  { file: new URL('role-matrix.md', reference), render: () => roleMatrixPage(ordinaryOperations) },
  { file: new URL('stored-data.md', reference), render: storedDataPage },
  {
    file: new URL('sallyport.postman_collection.json', postman),
    render: () => postmanCollection(operations),
  },
  { file: new URL('request-path.svg', images), render: requestPathPicture },
  { file: new URL('floors.svg', images), render: floorsPicture },
  { file: new URL('several-nodes.svg', images), render: severalNodesPicture },
];
