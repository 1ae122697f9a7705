/**
 * Runs a scenario: named steps, each of which needs the ones before it. Resolves with the counts of a suite; the steps that
 * come after one that failed were not reached, and count as failed too.
 */
export async function runSteps(steps, say) {
  let passed = 0;
  for (const [name, step] of steps) {
    try {
      await step();
    } catch (error) {
      say(`${name}: ${error.message}`);
      break;
    }
    passed += 1;
  }
  return { passed, failed: steps.length - passed };
}
