import { describe, expect, it } from 'vitest';
import { ApiError } from './api-error.js';

describe('an answer that is no success', () => {
  it('tells the reason of the header where it has no body', () => {
    const headers = new Headers({
      'X-Sallyport-Reason': 'This path does not take PUT; it takes GET,OPTIONS.',
    });
    const error = new ApiError({ method: 'PUT', path: '/x', status: 405, headers, body: undefined });
    expect(error.detail).toBe('This path does not take PUT; it takes GET,OPTIONS.');
    expect(error.message).toBe('PUT /x: 405 This path does not take PUT; it takes GET,OPTIONS.');
  });
});
