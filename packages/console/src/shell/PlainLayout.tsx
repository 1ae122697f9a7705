import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Brand } from './Brand.js';

/** Around pages for people who are not signed in. */
export function PlainLayout() {
  return (
    <PlainFrame>
      <Outlet />
    </PlainFrame>
  );
}

/** The frame without what takes a session. */
export function PlainFrame({ children }: { children: ReactNode }) {
  return (
    <div className="plain">
      <header className="bar">
        <Brand />
      </header>
      <main>{children}</main>
      <footer>
        <a href="third-party-notices.txt" target="_blank" rel="noopener">
          Third-Party Notices
        </a>
      </footer>
    </div>
  );
}
