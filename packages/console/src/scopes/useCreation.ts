import { useState } from 'react';
import { useSteps } from '../api/query.js';
import { isTaken, type Outcomes, type Step, takeSteps } from './steps.js';

/**
 * Makes something, then takes the steps that follow, which can fail each on its own. Another attempt makes nothing again
 * and takes only the steps that are missing.
 */
export function useCreation<Made extends { readonly id: string }, Input>({
  make,
  stepsOf,
}: {
  make: () => Promise<Made>;
  stepsOf: (id: string, input: Input) => readonly Step[];
}) {
  const [made, setMade] = useState<Made>();
  const [outcomes, setOutcomes] = useState<Outcomes>(new Map());
  const sending = useSteps(async (input: Input) => {
    const thing = made ?? (await make());
    setMade(thing);
    const steps = stepsOf(thing.id, input);
    const after = await takeSteps(steps, outcomes);
    setOutcomes(after);
    return { made: thing, isFinished: steps.every(({ key }) => isTaken(after, key)) };
  });
  return { sending, made, outcomes };
}
