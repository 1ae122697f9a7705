import { Page } from '../../kit/Page.js';

export function OrganizationSettingsPage() {
  return <Page title="OrganizationSettingsPage">Under construction</Page>;
}
