import { Page } from '../../kit/Page.js';

export function SessionsPage() {
  return <Page title="SessionsPage">Under construction</Page>;
}
