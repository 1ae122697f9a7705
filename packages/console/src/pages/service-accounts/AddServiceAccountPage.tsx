import { Page } from '../../kit/Page.js';

export function AddServiceAccountPage() {
  return <Page title="AddServiceAccountPage">Under construction</Page>;
}
