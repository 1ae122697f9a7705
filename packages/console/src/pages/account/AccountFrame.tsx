import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../../kit/Page.js';
import { useSession } from '../../session/session.js';

const TABS = [
  { path: '/account/profile', title: 'Profile', label: 'Profile' },
  { path: '/account/security', title: 'Password and Second Factor', label: 'Security' },
  { path: '/account/sessions', title: 'Sessions', label: 'Sessions' },
] as const;

/** Around the pages of one's own account, with the way from one to the other. */
export function AccountFrame({
  title,
  lead,
  actions,
  children,
}: {
  title: (typeof TABS)[number]['title'];
  lead: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { user } = useSession();
  return (
    <Page title={title} eyebrow={`Account · ${user.username}`} lead={lead} actions={actions}>
      <nav className="tabs" aria-label="Account">
        {TABS.map((tab) => (
          <Link
            key={tab.path}
            className="tab"
            to={tab.path}
            aria-current={tab.title === title ? 'page' : undefined}
          >
            {tab.label}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  );
}
