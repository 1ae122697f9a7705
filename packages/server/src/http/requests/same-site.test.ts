import { describe, expect, it } from 'vitest';
import { requireSameSite } from './same-site.js';

const PUBLIC_URL = 'https://access.example.com/sallyport';
const passes = (headers: Record<string, string>) => {
  try {
    requireSameSite({ host: 'localhost:8080', ...headers }, PUBLIC_URL);
    return true;
  } catch {
    return false;
  }
};

describe('requests of other sites', () => {
  it.each<[Record<string, string>, boolean]>([
    [{}, true],
    [{ origin: 'https://access.example.com' }, true],
    [{ origin: 'http://localhost:8080' }, true],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'none' }, true],
    [{ origin: 'https://evil.example' }, false],
    [{ origin: 'https://access.example.com.evil.example' }, false],
    [{ origin: 'http://access.example.com' }, false],
    [{ origin: 'http://localhost:9090' }, false],
    [{ origin: 'null' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'same-site', origin: 'https://access.example.com' }, false],
    [{ 'sec-fetch-site': 'none', origin: 'https://evil.example' }, false],
  ])('%j: %s', (headers, expected) => {
    expect(passes(headers)).toBe(expected);
  });
});
