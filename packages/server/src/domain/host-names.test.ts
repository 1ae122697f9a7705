import { expect, it } from 'vitest';
import { hostNameOf, isLoopbackName, mayBeRegistered } from './host-names.js';

it.each([
  ['Example.com', 'example.com'],
  ['example.com.:8080', 'example.com'],
  ['127.0.0.1:8080', '127.0.0.1'],
  ['[::1]:8080', '::1'],
  ['[::1]', '::1'],
  ['', ''],
  ['a:b:c', 'a:b:c'],
])('%s names the host %s', (header, name) => {
  expect(hostNameOf(header)).toBe(name);
});

it.each(['localhost', 'a.localhost', '127.0.0.1', '127.9.9.9', '::1'])('%s is this machine', (name) => {
  expect(isLoopbackName(name)).toBe(true);
  expect(mayBeRegistered(name)).toBe(false);
});

it.each([
  ['evil.example', true],
  ['127.0.0.1.evil.example', true],
  ['localhost.evil.example', true],
  ['internal.evil.example', true],
  ['notinternal', false],
  ['a.notinternal', true],
  ['host.docker.internal', false],
  ['laptop.local', false],
  ['laptop.home.arpa', false],
  ['sallyport.test', false],
  ['sallyport', false],
  ['192.0.2.1', false],
  ['2001:db8::1', false],
])('whether strangers can have registered %s: %s', (name, registered) => {
  expect(isLoopbackName(name)).toBe(false);
  expect(mayBeRegistered(name)).toBe(registered);
});
