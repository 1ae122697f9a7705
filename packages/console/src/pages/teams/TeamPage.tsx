import { Page } from '../../kit/Page.js';

export function TeamPage() {
  return <Page title="TeamPage">Under construction</Page>;
}
