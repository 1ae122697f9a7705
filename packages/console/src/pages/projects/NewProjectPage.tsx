import { Page } from '../../kit/Page.js';

export function NewProjectPage() {
  return <Page title="NewProjectPage">Under construction</Page>;
}
