import { Page } from '../../kit/Page.js';

export function OrganizationsPage() {
  return <Page title="OrganizationsPage">Under construction</Page>;
}
