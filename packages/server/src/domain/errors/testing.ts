import { own } from './define-error.js';

/** The controls of a server for tests. */
export const testingErrors = {
  TEST_CONTROLS_REFUSED: own({
    status: 403,
    detail: (reason: string) => `The test controls do not answer ${reason}.`,
    parameters: ['who asked'],
    meaning:
      'Whoever reaches `/_test/` can change everything on this server, so it answers programs on this machine alone, and no web page.',
    fix: 'Ask from the machine that the server runs on, or name the address in `SALLYPORT_TEST_PEERS`.',
  }),
  INVALID_TEST_CONTROL: own({
    status: 400,
    detail: (field: string, problem: string) => `${field} ${problem}${problem.endsWith('?') ? '' : '.'}`,
    parameters: ['attribute', 'what is wrong'],
    fields: (field, problem) => [{ field, description: problem }],
    meaning: 'A rule that could never fire, a time that cannot be read, or a name that does not exist.',
    fix: 'Correct the field named in the answer.',
  }),
  TEST_SNAPSHOT_NOT_FOUND: own({
    status: 404,
    detail: (name: string, known: string) => `No snapshot is named ${name}. There are: ${known}.`,
    parameters: ['name', 'names there are'],
    meaning: 'No state was saved under this name since the server started.',
    fix: 'Save it first: PUT /_test/snapshots/NAME.',
  }),
  TOO_MANY_TEST_SNAPSHOTS: own({
    status: 409,
    detail: (limit: number) => `There are ${limit} snapshots, and no more are kept.`,
    parameters: ['limit'],
    meaning: 'Snapshots are kept in memory, so their number is bounded.',
    fix: 'Delete one: DELETE /_test/snapshots/NAME.',
  }),
};
