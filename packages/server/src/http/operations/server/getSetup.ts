import { Type } from 'typebox';
import { setupLinkState } from '../../../services/installation/setup-links.js';
import { operation } from '../../define-operation.js';
import { REFUSED_SETUP, refusedSetup, setupAnswer } from '../../setup/answer.js';
import { EMPTY_FORM } from '../../setup/form.js';
import { formPage, PAGE_TYPE } from '../../setup/page.js';

/**
 * The page behind the one-time setup link. Guessing needs no throttle of its own: a token has 256 bits, and a wrong one
 * costs a hash and an indexed read, never the password hash.
 */
export const getSetup = operation({
  operationId: 'getSetup',
  tag: 'Server',
  summary: 'Show the page that sets up an empty installation, to whoever has its link',
  method: 'GET',
  path: '/setup',
  permission: 'always',
  status: 200,
  textType: PAGE_TYPE,
  // A link that names several tokens opens nothing; no more of them fit into the head of a request.
  query: Type.Object({ token: Type.Optional(Type.Array(Type.String(), { maxItems: 2_500 })) }),
  response: Type.String(),
  otherAnswers: { 403: REFUSED_SETUP },
  async handle({ services, query: { token: tokens = [] } }) {
    const token = (tokens.length === 1 && tokens[0]) || '';
    const state = await setupLinkState(services.store.reader, token, services.now());
    return state === 'open' ? setupAnswer(200, formPage(token, EMPTY_FORM)) : refusedSetup(state);
  },
  wires: {
    server: {},
  },
});
