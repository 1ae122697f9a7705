import { Page } from '../../kit/Page.js';

export function ProjectSettingsPage() {
  return <Page title="ProjectSettingsPage">Under construction</Page>;
}
