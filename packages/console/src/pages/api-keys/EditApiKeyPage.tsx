import { Page } from '../../kit/Page.js';

export function EditApiKeyPage() {
  return <Page title="EditApiKeyPage">Under construction</Page>;
}
