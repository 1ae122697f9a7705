import { afterAll, afterEach, beforeAll } from 'vitest';
import { createAnswerWatch } from './answer-watch.js';

// Runs before every test file, so that no test can leave it out: an answer that the OpenAPI documents do not describe fails
// the test that it was given in.

const watch = createAnswerWatch(async () => {
  // Only here: tests without a server need none of it.
  const { createCheckOfAllWires } = await import('./described-answers.js');
  return createCheckOfAllWires();
});

async function failOnProblems(): Promise<void> {
  const problems = await watch.problems();
  if (problems.length > 0)
    throw new Error(
      `answers that the OpenAPI documents do not describe:\n${problems.slice(0, 20).join('\n')}`,
    );
}

beforeAll(watch.start);
afterEach(failOnProblems);
afterAll(() => {
  watch.stop();
  return failOnProblems();
});
