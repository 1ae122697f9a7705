import { type ReactNode, useEffect, useRef } from 'react';
import { countAsPage } from '../../kit/Page.js';

/**
 * A page for people who are not signed in. When its title changes the page says something else: then the heading takes
 * the focus, unless a field asked for it.
 */
export function VisitorCard({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(title);
  useEffect(countAsPage, []);
  useEffect(() => {
    document.title = `${title} · Sallyport`;
    if (shown.current === title) return;
    shown.current = title;
    if (!document.activeElement?.matches('input')) heading.current?.focus();
  }, [title]);
  return (
    <div className="card">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  );
}
