import { Refusal } from '../kit/Refusal.js';

/** Which of several people could not be dealt with, and why each. `title` says what was not done. */
export function Refusals({
  title,
  failed,
}: {
  title: string;
  failed: readonly { readonly item: string; readonly error: unknown }[];
}) {
  if (failed.length === 0) return null;
  return (
    <section className="stack-tight" aria-label={title}>
      <h3>{title}</h3>
      {failed.map(({ item, error }) => (
        <div key={item} className="stack-tight">
          <span>{item}</span>
          <Refusal error={error} />
        </div>
      ))}
    </section>
  );
}
