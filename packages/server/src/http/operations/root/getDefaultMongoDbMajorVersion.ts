import { Type } from 'typebox';
import { DEFAULT_MAJOR_VERSION } from '../../../domain/mongodb-versions.js';
import { operation } from '../../define-operation.js';

/** The Atlas CLI asks for it before commands about clusters (recorded: plain text, and nobody has to be known). */
export const getDefaultMongoDbMajorVersion = operation({
  operationId: 'getDefaultMongoDbMajorVersion',
  tag: 'Private',
  summary: 'Show the MongoDB version that a new cluster gets',
  method: 'GET',
  path: '/unauth/nds/defaultMongoDBMajorVersion',
  permission: 'public',
  status: 200,
  textType: 'text/plain',
  response: Type.String(),
  handle: () => DEFAULT_MAJOR_VERSION,
  wires: {
    private: {},
  },
});
