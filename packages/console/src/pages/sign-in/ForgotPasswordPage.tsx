import { Page } from '../../kit/Page.js';

export function ForgotPasswordPage() {
  return <Page title="ForgotPasswordPage">Under construction</Page>;
}
