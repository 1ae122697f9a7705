import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { Icon } from '../kit/Icon.js';
import { Messages } from '../kit/Messages.js';
import { type CurrentScope, CurrentScopeContext } from './current-scope.js';
import { NavigationBar } from './NavigationBar.js';
import { Sidebar } from './Sidebar.js';
import { SkipButton } from './SkipButton.js';

/** The frame around every page of somebody signed in: navigation bar, sidebar, page. */
export function Shell() {
  const [current, setCurrent] = useState<CurrentScope>({});
  const [isSidebarOpen, setIsSidebarOpen] = useState(false);
  const hasSidebar = current.scope !== undefined;
  return (
    <Messages>
      <CurrentScopeContext value={setCurrent}>
        <SkipButton />
        <NavigationBar scope={current.scope} />
        <div className="frame" data-sidebar={hasSidebar ? undefined : 'none'}>
          {current.scope && (
            <div className="sidebar-column">
              <button
                type="button"
                className="sidebar-toggle"
                aria-expanded={isSidebarOpen}
                aria-controls="sidebar"
                onClick={() => setIsSidebarOpen(!isSidebarOpen)}
              >
                <Icon name="menu" /> Menu of the {current.scope.kind}
              </button>
              <Sidebar
                scope={current.scope}
                isOpen={isSidebarOpen}
                onNavigate={() => setIsSidebarOpen(false)}
              />
            </div>
          )}
          <main id="content" className="content" tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </CurrentScopeContext>
    </Messages>
  );
}
