import { Page } from '../../kit/Page.js';

export function ActivityPage() {
  return <Page title="ActivityPage">Under construction</Page>;
}
