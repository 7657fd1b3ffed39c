import { describe, expect, it } from 'vitest';
import { createLogger } from './index.ts';

const logged = (write: (logger: ReturnType<typeof createLogger>) => void): string => {
  const lines: string[] = [];
  write(
    createLogger(
      (line) => lines.push(line),
      () => new Date('2026-01-02T03:04:05.000Z'),
    ),
  );
  return lines.join('\n');
};

describe('the log', () => {
  it('writes one line with its facts, whatever the text holds', () => {
    expect(logged((log) => log.info('cut\nthe clip', { segment: 'a/0', frames: 48, missing: undefined }))).toBe(
      '2026-01-02T03:04:05.000Z INFO cut\\nthe clip segment="a/0" frames=48',
    );
  });

  it.each([
    ['r8_abcdefghijklmnopqrstuvwxyz', 'token r8_'],
    ['Authorization: Bearer s3cret-value', 'Authorization: Bearer '],
    ['{"api_key":"s3cret-value"}', '"api_key":"'],
    ['http://127.0.0.1:1/?token=s3cret-value', '?token='],
  ])('keeps secrets out: %s', (text) => {
    const line = logged((log) => log.warn(`calling with ${text}`));
    expect(line).toContain('[redacted]');
    expect(line).not.toMatch(/s3cret|abcdefghij/);
  });

  it('writes the cause of a failure, which no page sees', () => {
    const line = logged((log) =>
      log.failure({
        code: 'disk-failed',
        message: 'No.',
        remedy: 'Do.',
        filePath: '/p/x',
        cause: new Error('EIO at block 7'),
      }),
    );
    expect(line).toContain('/p/x: No. Do.');
    expect(line).toContain('EIO at block 7');
  });
});
