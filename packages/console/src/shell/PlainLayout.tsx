import { Outlet } from '@tanstack/react-router';
import { Brand } from './Brand.js';

/** Around pages for people who are not signed in. */
export function PlainLayout() {
  return (
    <div className="plain">
      <header className="bar">
        <Brand />
      </header>
      <main>
        <Outlet />
      </main>
      <footer>
        <a href="third-party-notices.txt" target="_blank" rel="noopener">
          Third-Party Notices
        </a>
      </footer>
    </div>
  );
}
