import { Page } from '../../kit/Page.js';

export function AddApiKeyPage() {
  return <Page title="AddApiKeyPage">Under construction</Page>;
}
