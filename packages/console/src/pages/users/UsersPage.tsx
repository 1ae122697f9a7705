import { Page } from '../../kit/Page.js';

export function UsersPage() {
  return <Page title="UsersPage">Under construction</Page>;
}
