import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '../kit/Button.js';
import { Menu } from '../kit/Menu.js';
import { Page } from '../kit/Page.js';
import { scopeUrl, useMay, useScope } from '../shell/scope.js';
import { InviteToProject } from './InviteToProject.js';

const KIND_NAMES = { 'service-accounts': 'Service Accounts', 'api-keys': 'API Keys' } as const;

/** The page "Applications" with its two sub-pages, and the menu that makes either. */
export function ApplicationsPage({
  current,
  children,
}: {
  current: 'service-accounts' | 'api-keys';
  children: ReactNode;
}) {
  const scope = useScope();
  const may = useMay(scope);
  const navigate = useNavigate();
  const isOrganization = scope.kind === 'organization';
  const manager = isOrganization ? 'Organization Access Manager' : 'Project Access Manager';
  // The way in by Access Manager has a name of its own in the documents.
  const isManager = useLocation({ select: ({ pathname }) => pathname.endsWith('/access-manager') });
  const tab = (page: typeof current, label: string) => (
    <Link
      className="tab"
      to={scopeUrl(scope, `applications/${page}`)}
      aria-current={current === page ? 'page' : undefined}
    >
      {label}
    </Link>
  );
  const kinds = [
    { permission: 'apiKeys.write', label: 'API Key', page: 'applications/api-keys/new' },
    {
      permission: 'serviceAccounts.write',
      label: 'Service Account',
      page: 'applications/service-accounts/new',
    },
  ].filter(({ permission }) => may(`${scope.kind}.${permission}`));
  return (
    <Page
      title={isManager ? manager : 'Applications'}
      windowTitle={isManager ? manager : KIND_NAMES[current]}
      eyebrow={isManager ? scope.name : `${manager} · ${scope.name}`}
      lead="Credentials with which programs call the API. They cannot sign in to this console."
      actions={
        <>
          {scope.kind === 'project' && <InviteToProject scope={scope} />}
          {kinds.length > 0 && (
            <Menu
              trigger={
                <Button look="primary" icon="plus">
                  {isOrganization ? 'Add new' : 'Create Application'}
                </Button>
              }
              groups={[
                {
                  label: 'Application',
                  items: kinds.map(({ label, page }) => ({
                    label,
                    onSelect: () => navigate({ to: scopeUrl(scope, page) }),
                  })),
                },
              ]}
            />
          )}
        </>
      }
    >
      <nav className="tabs" aria-label="Kinds of applications">
        {tab('service-accounts', KIND_NAMES['service-accounts'])}
        {tab('api-keys', KIND_NAMES['api-keys'])}
      </nav>
      {children}
    </Page>
  );
}
