import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';

/** What the pages below are about, such as an organization: it stands in the title of the window. */
export const SubjectContext = createContext<string | undefined>(undefined);

/**
 * A page with its heading. The title goes to the window too, and the heading takes the focus when the page opens, so
 * that screen readers say where one is.
 */
export function Page({
  title,
  windowTitle = title,
  eyebrow,
  lead,
  actions,
  isNarrow = false,
  children,
}: {
  title: string;
  /** Where several pages have one heading: which one it is, for the title of the window. */
  windowTitle?: string;
  /** What the page belongs to, above the title. */
  eyebrow?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  isNarrow?: boolean;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const subject = useContext(SubjectContext);
  useEffect(() => {
    document.title = [windowTitle, subject, 'Sallyport'].filter(Boolean).join(' · ');
  }, [windowTitle, subject]);
  useEffect(() => {
    // Not at the first load of all, and not away from a field that asked for the focus, or from a menu that somebody opened meanwhile: it
    // would close.
    if (
      hasNavigated &&
      !document.activeElement?.closest('input, textarea, select, [role=menu], [role=dialog]')
    )
      heading.current?.focus({ preventScroll: true });
    hasNavigated = true;
  }, []);
  return (
    <div className={isNarrow ? 'page page-narrow' : 'page'}>
      <header className="page-header">
        <div>
          {eyebrow && <div className="eyebrow">{eyebrow}</div>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <div className="lead">{lead}</div>}
        </div>
        {actions && <div className="row">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

let hasNavigated = false;

/** Whether nothing was shown yet, and whoever opened the page is not back on it, at the place to which it was scrolled. */
export function isFirstPage(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return !hasNavigated && (navigation as PerformanceNavigationTiming | undefined)?.type === 'navigate';
}

/** For what is shown without this frame: the page after it is not the first. */
export function countAsPage(): void {
  hasNavigated = true;
}

/** What a list says that has nothing in it: why, and what to do. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="card empty">
      <h2>{title}</h2>
      {children && <div className="quiet">{children}</div>}
      {action}
    </div>
  );
}
