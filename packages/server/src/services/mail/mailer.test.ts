import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { until } from '#test/built-server.js';
import { startSmtpServer, textOf } from '#test/smtp.js';
import { createMailer, createSilentMailer, type Mailer } from './mailer.js';
import { createSmtpTransmit } from './smtp.js';

const MAIL = {
  purpose: 'invitation',
  to: 'mira@example.com',
  subject: 'Einladung nach Zürich',
  text: 'Line one\n\nhttps://access.example.com/invitation#invite_secret-token\n\n.a line that begins with a dot\nüber\n',
};

function logTo(lines: string[]) {
  return pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
}

async function mailerFor(url: string, retryDelaysMs?: readonly number[]) {
  const lines: string[] = [];
  const transmit = createSmtpTransmit({ url, from: 'Sallyport <access@example.com>' });
  const mailer: Mailer = createMailer({
    transmit,
    log: logTo(lines),
    ...(retryDelaysMs === undefined ? {} : { retryDelaysMs }),
  });
  return { mailer, lines };
}

describe('a mail', () => {
  it('arrives as it was written', async () => {
    const smtp = await startSmtpServer();
    const { mailer, lines } = await mailerFor(smtp.url);
    mailer.send(MAIL);
    const mail = await until('the mail', () => smtp.mails[0]);
    expect(mail).toMatchObject({ from: 'access@example.com', to: 'mira@example.com' });
    expect(mail.data).toMatch(/^From: Sallyport <access@example\.com>$/m);
    expect(mail.data).toMatch(/^To: mira@example\.com$/m);
    expect(mail.data).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(textOf(mail).trimEnd()).toBe(MAIL.text.trimEnd());
    await until('the log', () => lines[0]);
    expect(lines.join()).toContain('a mail was sent');
    await mailer.close();
  });

  it('cannot be sent to more than the one address it is for', async () => {
    const smtp = await startSmtpServer();
    const { mailer } = await mailerFor(smtp.url);
    mailer.send({ ...MAIL, to: 'a@example.com,b@example.com' });
    mailer.send({ ...MAIL, subject: 'x\r\nBcc: c@example.com' });
    await until('both mails', () => smtp.mails[1]);
    expect(smtp.mails[1]?.data).not.toMatch(/^Bcc/m);
    expect(smtp.mails.map(({ to }) => to)).not.toContain('b@example.com');
    await mailer.close();
  });

  it('is tried again when the server cannot take it, and the log says so without what is in it', async () => {
    const smtp = await startSmtpServer();
    smtp.failNext(2);
    const { mailer, lines } = await mailerFor(smtp.url, [10, 10, 10]);
    mailer.send(MAIL);
    await until('the mail', () => smtp.mails[0]);
    expect(smtp.connections()).toBe(3);
    await until('the log', () => lines[2]);
    expect(lines.map((line) => JSON.parse(line).level)).toEqual([40, 40, 30]);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ purpose: 'invitation', to: 'mira@example.com' });
    expect(lines.join()).toContain('try again later');
    expect(lines.join()).not.toContain('secret-token');
    await mailer.close();
  });

  it('is given up after a few tries, and the log says so', async () => {
    const smtp = await startSmtpServer();
    smtp.failNext(10);
    const { mailer, lines } = await mailerFor(smtp.url, [5, 5]);
    mailer.send(MAIL);
    await until('the end', () => lines.find((line) => line.includes('no further attempt')));
    expect(smtp.connections()).toBe(3);
    expect(JSON.parse(lines.at(-1) ?? '').level).toBe(50);
    await mailer.close();
  });

  it('that waits for another try when the server stops is not lost in silence', async () => {
    const smtp = await startSmtpServer();
    smtp.failNext(10);
    const { mailer, lines } = await mailerFor(smtp.url, [60_000]);
    mailer.send(MAIL);
    await until('the failure', () => lines[0]);
    await mailer.close();
    expect(lines.at(-1)).toContain('no further attempt');
    mailer.send(MAIL);
    expect(JSON.parse(lines.at(-1) ?? '').level).toBe(50);
  });

  it('without a mail server leaves a line that says who was not told, and no token', () => {
    const lines: string[] = [];
    const mailer = createSilentMailer(logTo(lines));
    expect(mailer.canSend).toBe(false);
    mailer.send(MAIL);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 40, purpose: 'invitation', to: MAIL.to });
    expect(lines.join()).not.toContain('secret-token');
  });
});
