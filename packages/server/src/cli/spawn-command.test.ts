import { describe, expect, it } from 'vitest';
import { windowsLine } from './spawn-command.js';

describe('a line for cmd.exe that runs a file of commands', () => {
  it('shields what cmd.exe would read from both of its readings', () => {
    expect(windowsLine('C:\\npm.cmd', ['a&b'])).toBe('C:\\npm.cmd ^^^"a^^^&b^^^"');
    expect(windowsLine('C:\\Program Files\\npm.cmd', ['%PATH%'])).toBe(
      'C:\\Program^ Files\\npm.cmd ^^^"^^^%PATH^^^%^^^"',
    );
  });

  it.each([
    ['plain', '"plain"'],
    ['', '""'],
    ['say "hi"', '"say \\"hi\\""'],
    ['ends with \\', '"ends with \\\\"'],
    ['a\\"b', '"a\\\\\\"b"'],
  ])('quotes %j for the program behind it', (arg, quoted) => {
    expect(windowsLine('x.cmd', [arg]).replaceAll('^', '')).toBe(`x.cmd ${quoted}`);
  });
});
