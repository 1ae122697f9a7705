import { Page } from '../../kit/Page.js';

export function NewOrganizationPage() {
  return <Page title="NewOrganizationPage">Under construction</Page>;
}
