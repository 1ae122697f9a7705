import { Page } from '../../kit/Page.js';

export function ResetPasswordPage() {
  return <Page title="ResetPasswordPage">Under construction</Page>;
}
