import { Page } from '../../kit/Page.js';

export function SecurityPage() {
  return <Page title="SecurityPage">Under construction</Page>;
}
