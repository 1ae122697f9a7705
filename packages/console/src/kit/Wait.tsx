import { useEffect, useState } from 'react';
import { durationText } from './duration.js';

/** Counts down until something can be tried again, from when `answer` came, which said how long that is. */
export function Wait({ answer, seconds }: { answer: object; seconds: number }) {
  const [left, setLeft] = useState(seconds);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer counts anew, from as many seconds or others
  useEffect(() => {
    const endsAt = Date.now() + seconds * 1000;
    setLeft(seconds);
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((endsAt - Date.now()) / 1000));
      setLeft(now);
      if (now === 0) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [answer, seconds]);
  return (
    <>
      {/* A timer is not read out at each tick, only where it begins. */}
      <span role="timer">{left > 0 && `You can try again in ${durationText(left)}.`}</span>
      <span role="status">{left === 0 && 'You can try again now.'}</span>
    </>
  );
}
