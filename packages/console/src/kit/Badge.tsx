import type { ReactNode } from 'react';

type Tone = 'plain' | 'good' | 'warning' | 'danger';

export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  );
}

/** A list of short words, such as roles; `none` stands for an empty one. */
export function Badges({ items, none = 'None' }: { items: readonly string[]; none?: string }) {
  if (items.length === 0) return <span className="quiet">{none}</span>;
  return (
    <ul className="badges">
      {items.map((item) => (
        <li key={item} className="badge">
          {item}
        </li>
      ))}
    </ul>
  );
}
