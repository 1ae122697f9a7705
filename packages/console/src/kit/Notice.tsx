import type { ReactNode } from 'react';
import { Icon } from './Icon.js';

/** A box that stands out. With `isUrgent` screen readers say it when it appears. */
export function Notice({
  tone = 'plain',
  title,
  isUrgent = false,
  children,
}: {
  tone?: 'plain' | 'good' | 'warning' | 'danger';
  title?: string;
  isUrgent?: boolean;
  children?: ReactNode;
}) {
  const icon = tone === 'good' ? 'check' : tone === 'plain' ? 'info' : 'warning';
  return (
    <div className="notice" data-tone={tone} role={isUrgent ? 'alert' : undefined}>
      <Icon name={icon} size={18} />
      <div className="stack-tight">
        {title && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  );
}
