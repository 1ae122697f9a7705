import { useQuery } from '@tanstack/react-query';
import {
  getOrganizationSettings,
  updateOrganizationSettings,
} from '../../api/calls/organization-settings.js';
import { deleteOrganization, renameOrganization } from '../../api/calls/organizations.js';
import { getOrganization, getPermissions } from '../../api/calls/scopes.js';
import { read } from '../../api/query.js';
import { REQUIREMENT_NAME } from '../../domain.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Loaded } from '../../kit/Loaded.js';
import { Page } from '../../kit/Page.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, useScope } from '../../shell/scope.js';
import { ApiAccessSettings } from './ApiAccessSettings.js';
import { ClientSettings } from './ClientSettings.js';
import { ContactSettings } from './ContactSettings.js';
import { LeaveOrDelete } from './LeaveOrDelete.js';
import { OrganizationName } from './OrganizationName.js';
import { SettingsFacts } from './SettingsFacts.js';
import { SignInSettings } from './SignInSettings.js';

/** "Organization Settings": name, what the API and signing in ask for, contacts, and leaving or deleting. */
export function OrganizationSettingsPage() {
  const scope = useScope();
  // Nothing typed for one organization may be saved in another.
  return <Settings key={scope.orgId} scope={scope} />;
}

function Settings({ scope }: { scope: NamedScope }) {
  const { orgId, name } = scope;
  const settings = useQuery(read(getOrganizationSettings(orgId)));
  const permissions = useQuery({ ...read(getPermissions(scope)), staleTime: 30_000 });
  return (
    <Page title="Organization Settings" eyebrow={name} isNarrow>
      <ReadOnlyNotice permission="organization.settings.write" what="these settings" />
      <Loaded query={permissions}>
        {({ permissions: held }) => (
          <>
            <OrganizationName orgId={orgId} name={name} mayRename={held.includes('organization.write')} />
            <Loaded query={settings}>
              {(current) => (
                <>
                  {held.includes('organization.settings.write') ? (
                    <>
                      <ApiAccessSettings orgId={orgId} settings={current} />
                      <SignInSettings orgId={orgId} settings={current} />
                      <ContactSettings orgId={orgId} settings={current} />
                      <ClientSettings orgId={orgId} settings={current} />
                    </>
                  ) : (
                    <SettingsFacts settings={current} />
                  )}
                  <LeaveOrDelete orgId={orgId} name={name} mayDelete={held.includes('organization.delete')} />
                </>
              )}
            </Loaded>
          </>
        )}
      </Loaded>
      <CallPanel
        calls={[
          { title: 'Show the organization', call: getOrganization(orgId) },
          { title: 'Show its settings', call: getOrganizationSettings(orgId) },
          {
            title: REQUIREMENT_NAME,
            call: updateOrganizationSettings(orgId, { apiAccessListRequired: true }),
          },
          { title: 'Rename the organization', call: renameOrganization(orgId, name) },
          { title: 'Delete the organization', call: deleteOrganization(orgId) },
        ]}
      />
    </Page>
  );
}
