import { Icon } from './Icon.js';

/** How far a task of several steps has come. `current` counts from 0. */
export function Steps({ steps, current }: { steps: readonly string[]; current: number }) {
  return (
    <ol className="steps" aria-label="Steps">
      {steps.map((step, place) => (
        <li
          key={step}
          aria-current={place === current ? 'step' : undefined}
          data-state={place < current ? 'done' : undefined}
        >
          <span className="step-number">
            {place < current ? (
              <>
                <Icon name="check" size={14} />
                <span className="visually-hidden">Done:</span>
              </>
            ) : (
              place + 1
            )}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}
