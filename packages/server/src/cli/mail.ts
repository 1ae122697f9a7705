import type { Command } from 'commander';
import { readSettings } from '../config/read-settings.js';
import { SettingError } from '../config/setting-error.js';
import { mailAddress } from '../config/setting-forms.js';
import { createSmtpTransmit } from '../services/mail/smtp.js';
import { CommandError } from './command-error.js';
import type { Environment, Print } from './io.js';
import { addSettingFlags, settingFlags } from './setting-flags.js';

export function addMailCommand(program: Command, environment: Environment, print: Print): void {
  const mail = program.command('mail').description('Test the mail settings.');
  const test = mail
    .command('test')
    .description('Send a test mail with the settings of the server.')
    .argument('<address>', 'e-mail address that the test mail is sent to');
  addSettingFlags(test, ['smtpUrl', 'mailFrom', 'logLevel']).action(async (address: string) => {
    const { smtpUrl, mailFrom } = readSettings(settingFlags(test), environment);
    if (smtpUrl === undefined || mailFrom === undefined)
      throw new SettingError('SALLYPORT_SMTP_URL and SALLYPORT_MAIL_FROM: set both to send mail');
    const to = mailAddress(address);
    const { host } = new URL(smtpUrl);
    try {
      await createSmtpTransmit({ url: smtpUrl, from: mailFrom })({
        purpose: 'test',
        to,
        subject: 'A mail from Sallyport',
        text: 'This server can send mail. This mail was sent by "sallyport mail test".\n',
      });
    } catch (error) {
      throw new CommandError(
        `${host} did not take the mail: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    print(`${host} took a mail from ${mailFrom} to ${to}. Check that it arrives.`);
  });
}
