import { expect, it } from 'vitest';
import { sallyport } from '../../support/cli.js';
import { startSmtpServer } from '../../support/smtp.js';

const FROM = 'Sallyport <access@example.com>';

it('sends one mail with the settings of the server', async () => {
  const smtp = await startSmtpServer();
  const env = { SALLYPORT_SMTP_URL: smtp.url, SALLYPORT_MAIL_FROM: FROM };
  const { status, stdout, stderr } = await sallyport(['mail', 'test', 'you@example.com'], { env });
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain(`took a mail from ${FROM} to you@example.com.`);
  expect(smtp.mails).toMatchObject([{ from: 'access@example.com', to: 'you@example.com' }]);
});

it('says what the mail server answered, and no password', async () => {
  const smtp = await startSmtpServer();
  smtp.failNext(1);
  const env = { SALLYPORT_SMTP_URL: smtp.url, SALLYPORT_MAIL_FROM: FROM };
  const { status, stderr } = await sallyport(['mail', 'test', 'you@example.com'], { env });
  expect([status, stderr]).toEqual([
    1,
    expect.stringMatching(/^Error: 127\.0\.0\.1:\d+ did not take the mail: .*451 try again later/),
  ]);
});

it.each([
  [{}, 'you@example.com', 'SALLYPORT_SMTP_URL and SALLYPORT_MAIL_FROM: set both to send mail'],
  [
    { SALLYPORT_SMTP_URL: 'smtp://u:secret@127.0.0.1:1', SALLYPORT_MAIL_FROM: FROM },
    'a, b@c',
    '"a, b@c" is not an e-mail address',
  ],
])('refuses what it cannot do: %j, %s', async (env: Readonly<Record<string, string>>, address, message) => {
  const { status, stderr } = await sallyport(['mail', 'test', address], { env });
  expect([status, stderr]).toEqual([1, `Error: ${message}\n`]);
});
