import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { signOut } from '../api/calls/session.js';
import { baseUrl, isSessionEnd, send } from '../api/send.js';
import { Icon } from '../kit/Icon.js';
import { Menu } from '../kit/Menu.js';
import { useMessages } from '../kit/Messages.js';
import { useSession } from '../session/session.js';
import { applyTheme, currentTheme, themes } from '../session/theme.js';
import { Brand } from './Brand.js';
import { OrganizationsMenu } from './OrganizationsMenu.js';
import { ProjectsMenu } from './ProjectsMenu.js';
import { Shortcuts } from './Shortcuts.js';
import type { NamedScope } from './scope.js';

export function NavigationBar({ scope }: { scope: NamedScope | undefined }) {
  return (
    <header className="bar">
      <Brand />
      <nav className="row" aria-label="Organizations and projects">
        <OrganizationsMenu scope={scope} />
        {scope && (
          <Link
            to={`/organizations/${scope.orgId}/settings`}
            className="bar-icon"
            aria-label="Organization Settings"
            title="Organization Settings"
          >
            <Icon name="gear" size={18} />
          </Link>
        )}
        {scope && (
          <>
            <span className="bar-slash" aria-hidden="true">
              /
            </span>
            <ProjectsMenu scope={scope} />
            {scope.kind === 'project' && <ProjectOptions scope={scope} />}
          </>
        )}
      </nav>
      <span className="bar-spring" />
      <Shortcuts scope={scope} />
      {scope && <AccessManagerMenu scope={scope} />}
      <Link to="/api-reference" className="bar-button">
        API Reference
      </Link>
      <AccountMenu />
    </header>
  );
}

function ProjectOptions({ scope }: { scope: NamedScope & { kind: 'project' } }) {
  const navigate = useNavigate();
  return (
    <Menu
      trigger={
        <button type="button" className="bar-icon" aria-label={`Options of ${scope.name}`} title="Options">
          <Icon name="vertical-ellipsis" />
        </button>
      }
      groups={[
        {
          items: [
            {
              label: 'Project Settings',
              onSelect: () => navigate({ to: `/projects/${scope.groupId}/settings` }),
            },
          ],
        },
      ]}
    />
  );
}

function AccessManagerMenu({ scope }: { scope: NamedScope }) {
  const { organizations } = useSession();
  const navigate = useNavigate();
  const organization = organizations.find(({ id }) => id === scope.orgId);
  return (
    <Menu
      trigger={
        <button type="button" className="bar-button">
          Access Manager
          <Icon name="down" size={12} />
        </button>
      }
      groups={[
        {
          items: [
            {
              label: 'Organization Access',
              ...(organization && { hint: organization.name }),
              onSelect: () => navigate({ to: `/organizations/${scope.orgId}/access-manager` }),
            },
            ...(scope.kind === 'project'
              ? [
                  {
                    label: 'Project Access',
                    hint: scope.name,
                    onSelect: () => navigate({ to: `/projects/${scope.groupId}/access-manager` }),
                  },
                ]
              : []),
          ],
        },
      ]}
    />
  );
}

const THEME_LABELS = { system: 'As the system', light: 'Light', dark: 'Dark' } as const;

function AccountMenu() {
  const { user } = useSession();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const say = useMessages();
  async function leave() {
    try {
      await send(signOut());
    } catch (error) {
      // Where the session had ended already, that leads to the sign-in page by itself.
      if (!isSessionEnd(error)) say('You are still signed in: signing out failed. Try again.');
      return;
    }
    await navigate({ to: '/sign-in' });
    // Last, because the page that was left still showed what is forgotten here.
    queryClient.clear();
  }
  return (
    <Menu
      trigger={
        <button type="button" className="bar-button bar-account" aria-label={`Account of ${user.username}`}>
          <Icon name="user" />
          <Icon name="down" size={12} />
        </button>
      }
      groups={[
        {
          label: user.username,
          items: [
            { label: 'Profile', onSelect: () => navigate({ to: '/account/profile' }) },
            { label: 'Password and Second Factor', onSelect: () => navigate({ to: '/account/security' }) },
            { label: 'Sessions', onSelect: () => navigate({ to: '/account/sessions' }) },
          ],
        },
        {
          label: 'Appearance',
          items: themes.map((theme) => ({
            label: THEME_LABELS[theme] + (theme === currentTheme() ? ' ✓' : ''),
            onSelect: () => applyTheme(theme),
          })),
        },
        {
          items: [
            {
              label: 'Third-Party Notices',
              // In a window of its own, so that nothing typed here is lost.
              onSelect: () => window.open(`${baseUrl}/third-party-notices.txt`, '_blank', 'noopener'),
            },
          ],
        },
        { items: [{ label: 'Sign Out', onSelect: () => void leave() }] },
      ]}
    />
  );
}
