/**
 * Runs reference and target in turn, `rounds` times, and compares each pair: what disturbs the machine for longer than a
 * pair disturbs both. Gives medians over the pairs, and what the runs say about themselves.
 */
export async function measurePairs({ generator, reference, target, load, client, rounds, seconds }) {
  const pairs = [];
  for (let round = 0; round < rounds; round++) {
    const floor = await generator.run({ ...load, seconds, server: reference });
    const ours = await generator.run({ ...load, seconds, client, server: target });
    for (const { failed } of [floor, ours])
      if (failed > 0) throw new Error(`${failed} calls of a run failed; a measurement of refusals is none`);
    pairs.push({ floor, ours, ratio: ours.callsPerSecond / floor.callsPerSecond });
  }
  const ratios = sorted(pairs.map((pair) => pair.ratio));
  return {
    ratio: median(ratios),
    smallestRatio: ratios[0],
    largestRatio: ratios.at(-1),
    callsPerSecond: median(pairs.map(({ ours }) => ours.callsPerSecond)),
    p99Us: median(pairs.map(({ ours }) => ours.p99Us)),
    floorP99Us: median(pairs.map(({ floor }) => floor.p99Us)),
    isGeneratorLimit: pairs.some(({ floor, ours }) => floor.isGeneratorLimit || ours.isGeneratorLimit),
    serverUs: median(pairs.map(({ ours }) => ours.serverUsPerCall)),
    floorServerUs: median(pairs.map(({ floor }) => floor.serverUsPerCall)),
    otherCores: median(pairs.flatMap(({ floor, ours }) => [floor.otherCores ?? 0, ours.otherCores ?? 0])),
  };
}

function median(values) {
  const inOrder = sorted(values);
  const middle = inOrder.length >> 1;
  return inOrder.length % 2 === 1 ? inOrder[middle] : (inOrder[middle - 1] + inOrder[middle]) / 2;
}

function sorted(values) {
  return [...values].sort((a, b) => a - b);
}
