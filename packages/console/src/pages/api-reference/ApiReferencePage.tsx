import { Page } from '../../kit/Page.js';

export function ApiReferencePage() {
  return <Page title="ApiReferencePage">Under construction</Page>;
}
