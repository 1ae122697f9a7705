import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Icon } from '../kit/Icon.js';
import { Messages, useMessages } from '../kit/Messages.js';
import { type CurrentScope, CurrentScopeContext } from './current-scope.js';
import { DraftGuard } from './DraftGuard.js';
import { NavigationBar } from './NavigationBar.js';
import { wasRenewed } from './pages.js';
import { usePathParam } from './path-param.js';
import { Sidebar } from './Sidebar.js';
import { SignInAgain } from './SignInAgain.js';
import { SkipButton } from './SkipButton.js';

/** The frame around every page of somebody signed in: navigation bar, sidebar, page. */
export function Shell() {
  const [current, setCurrent] = useState<CurrentScope>({});
  return (
    <Messages>
      <CurrentScopeContext value={setCurrent}>
        <SkipButton />
        <LoadingLine />
        <NavigationBar scope={current.scope} />
        <Frame current={current} />
      </CurrentScopeContext>
      <DraftGuard />
      <SignInAgain />
      <NewVersion />
    </Messages>
  );
}

/** The sidebar needs the address alone, so the page below keeps its place when the rest is read. */
function Frame({ current }: { current: CurrentScope }) {
  const [isSidebarOpen, setIsSidebarOpen] = useState(false);
  const [orgId, groupId] = [usePathParam('orgId'), usePathParam('groupId')];
  const kind = current.isClosed ? undefined : groupId ? 'project' : orgId ? 'organization' : undefined;
  return (
    <div className="frame" data-sidebar={kind ? undefined : 'none'}>
      {kind && (
        <div className="sidebar-column">
          <button
            type="button"
            className="sidebar-toggle"
            aria-expanded={isSidebarOpen}
            aria-controls="sidebar"
            onClick={() => setIsSidebarOpen(!isSidebarOpen)}
          >
            <Icon name="menu" /> Menu of the {kind}
          </button>
          <Sidebar
            scope={kind === 'project' ? { kind, groupId, orgId: '' } : { kind, orgId }}
            isOpen={isSidebarOpen}
            onNavigate={() => setIsSidebarOpen(false)}
          />
        </div>
      )}
      <main id="content" className="content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

/** Says at once that another page is on its way, while the one before still stands there. */
function LoadingLine() {
  const isLoading = useRouterState({ select: (state) => state.isLoading });
  return isLoading ? <div className="loading-line" aria-hidden="true" /> : null;
}

/** After an upgrade of the server, when a page of the console of before could not be had any more. */
function NewVersion() {
  const say = useMessages();
  useEffect(() => {
    if (wasRenewed()) say('The server has a newer version of the console, which was loaded just now.');
  }, [say]);
  return null;
}
