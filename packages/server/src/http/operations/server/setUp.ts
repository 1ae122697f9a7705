import { Type } from 'typebox';
import { textBounds } from '../../../domain/bounds/texts.js';
import { setUp as setUpInstallation } from '../../../services/installation/set-up.js';
import { setupLinkState } from '../../../services/installation/setup-links.js';
import { operation } from '../../define-operation.js';
import { named } from '../../schemas/common.js';
import { REFUSED_SETUP, refusedSetup, setupAnswer } from '../../setup/answer.js';
import { FIELDS, REQUIRED, readForm } from '../../setup/form.js';
import { donePage, formPage, PAGE_TYPE } from '../../setup/page.js';

const Field = Type.String({ maxLength: textBounds.formField.most });

const SetupForm = named(
  'SetupForm',
  Type.Object(
    Object.fromEntries(['token', ...FIELDS, REQUIRED].map((field) => [field, Type.Optional(Field)])),
  ),
);

/**
 * Guessing needs no throttle of its own: a token has 256 bits, and a wrong one costs a hash and an indexed read, never the
 * password hash.
 */
export const setUp = operation({
  operationId: 'setUp',
  tag: 'Server',
  summary: 'Make the first organization, project, owner and API key, and show them once',
  method: 'POST',
  path: '/setup',
  permission: 'always',
  status: 200,
  textType: PAGE_TYPE,
  body: SetupForm,
  response: Type.String(),
  otherAnswers: {
    400: { description: 'The form, and what is wrong in it.', textType: PAGE_TYPE, schema: Type.String() },
    403: REFUSED_SETUP,
  },
  async handle({ services, body, address, publicUrl }) {
    const sent = new URLSearchParams(body as Record<string, string>);
    const token = sent.get('token') ?? '';
    const { names, ...form } = readForm(sent);
    if (names === undefined) {
      // Whoever has no link learns nothing about the form.
      const state = await setupLinkState(services.store.reader, token, services.now());
      return state === 'open' ? setupAnswer(400, formPage(token, form)) : refusedSetup(state);
    }
    const { requiresAccessList } = form;
    const result = await setUpInstallation(services, {
      token,
      names,
      requiresAccessList,
      remoteAddress: address,
    });
    if (typeof result === 'string') return refusedSetup(result);
    return setupAnswer(200, donePage(publicUrl, result, requiresAccessList ? address : undefined));
  },
  wires: {
    server: {},
  },
});
