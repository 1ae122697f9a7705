import { Page } from '../../kit/Page.js';

export function InvitationPage() {
  return <Page title="InvitationPage">Under construction</Page>;
}
