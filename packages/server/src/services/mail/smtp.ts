import type { Mail } from './mailer.js';

/** Against servers that accept a connection and then say nothing. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Hands mails to an SMTP server. `smtps:` speaks TLS from the start; with `smtp:` the connection is upgraded when the
 * server offers it, and has to be when a password goes over a network.
 */
export function createSmtpTransmit({
  url,
  from,
}: {
  url: string;
  from: string;
}): (mail: Mail) => Promise<void> {
  const { protocol, hostname, port, username, password } = new URL(url);
  const isSecure = protocol === 'smtps:';
  const options = {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? 465 : 587) : Number(port),
    secure: isSecure,
    requireTLS: !isSecure && password !== '' && !LOOPBACK.has(hostname),
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...TIMEOUTS,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  // Loaded only here: most servers send no mail.
  const transport = import('nodemailer').then(({ createTransport }) => createTransport(options));
  // Told of by the first mail; until then nobody waits for it.
  transport.catch(() => {});
  return async ({ to, subject, text }) => {
    await (await transport).sendMail({ from, to: { name: '', address: to }, subject, text });
  };
}
