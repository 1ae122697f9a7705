import { Page } from '../../kit/Page.js';

export function ExplainPage() {
  return <Page title="ExplainPage">Under construction</Page>;
}
