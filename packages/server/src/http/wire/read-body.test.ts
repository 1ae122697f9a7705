import { Type } from 'typebox';
import { expect, it } from 'vitest';
import { createBodyReader } from './read-body.js';

it('takes a body with the members of a refusal for a body', () => {
  const { read } = createBodyReader(
    Type.Object({ code: Type.String(), status: Type.Integer(), detail: Type.String() }),
  );
  const body = { code: 'EU', status: 403, detail: 'none' };
  expect(read({ body: JSON.stringify(body), headers: {} })).toEqual({ value: body });
  expect(read({ body: JSON.stringify({ ...body, status: 'open' }), headers: {} })).toMatchObject({
    refusal: { code: 'INVALID_JSON_ATTRIBUTE', fields: [{ field: 'status' }] },
  });
});
