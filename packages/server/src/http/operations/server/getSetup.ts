import { Type } from 'typebox';
import { isInUse } from '../../../store/queries/installation.js';
import { operation } from '../../define-operation.js';
import { REFUSED_SETUP, refusedSetup, setupAnswer } from '../../setup/answer.js';
import { EMPTY_FORM } from '../../setup/form.js';
import { formPage, PAGE_TYPE } from '../../setup/page.js';

/** The page behind the one-time setup link. What the link holds after its `#` never gets here before the form is sent. */
export const getSetup = operation({
  operationId: 'getSetup',
  tag: 'Server',
  summary: 'Show the setup page of an empty installation; needs the token of the setup link',
  method: 'GET',
  path: '/setup',
  permission: 'always',
  status: 200,
  textType: PAGE_TYPE,
  response: Type.String(),
  otherAnswers: { 403: REFUSED_SETUP },
  async handle({ services }) {
    return (await isInUse(services.store.reader))
      ? refusedSetup('in use')
      : setupAnswer(200, formPage(undefined, EMPTY_FORM));
  },
  wires: {
    server: {},
  },
});
