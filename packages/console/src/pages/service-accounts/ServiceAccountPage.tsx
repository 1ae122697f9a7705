import { Page } from '../../kit/Page.js';

export function ServiceAccountPage() {
  return <Page title="ServiceAccountPage">Under construction</Page>;
}
