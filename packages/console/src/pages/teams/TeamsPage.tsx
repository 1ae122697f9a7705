import { Page } from '../../kit/Page.js';

export function TeamsPage() {
  return <Page title="TeamsPage">Under construction</Page>;
}
