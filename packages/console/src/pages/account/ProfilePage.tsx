import { Page } from '../../kit/Page.js';

export function ProfilePage() {
  return <Page title="ProfilePage">Under construction</Page>;
}
