import { Page } from '../../kit/Page.js';

export function ServiceAccountsPage() {
  return <Page title="ServiceAccountsPage">Under construction</Page>;
}
