import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '../kit/Button.js';
import { Menu } from '../kit/Menu.js';
import { Page } from '../kit/Page.js';
import { scopeUrl, useMay, useScope } from '../shell/scope.js';
import { InviteToProject } from './InviteToProject.js';

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
      title="Applications"
      eyebrow={`${isOrganization ? 'Organization Access Manager' : 'Project Access Manager'} · ${scope.name}`}
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
        {tab('service-accounts', 'Service Accounts')}
        {tab('api-keys', 'API Keys')}
      </nav>
      {children}
    </Page>
  );
}
