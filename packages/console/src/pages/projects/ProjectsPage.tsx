import { Page } from '../../kit/Page.js';

export function ProjectsPage() {
  return <Page title="ProjectsPage">Under construction</Page>;
}
