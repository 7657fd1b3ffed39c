import { describe, expect, it } from 'vitest';
import { createLogger, redact } from './index.ts';

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
    ['what it says:\nr8_abcdefghij', ''],
    ['Authorization: Bearer s3cret-value', 'Authorization: Bearer '],
    ['{"api_key":"s3cret-value"}', '"api_key":"'],
    ['http://127.0.0.1:1/?token=s3cret-value', '?token='],
  ])('keeps secrets out: %s', (text) => {
    const line = logged((log) => log.warn(`calling with ${text}`));
    expect(line).toContain('[redacted]');
    expect(line).not.toMatch(/s3cret|abcdefghij/);
  });

  it.each([
    ['http://ana:s3cret@gpu:8188/prompt', 'http://[redacted]@gpu:8188/prompt'],
    ['ws://s3@cret@gpu/ws?clientId=7&token=s3cret#s3', 'ws://[redacted]@gpu/ws?clientId=7&token=[redacted]#s3'],
    ['cannot reach ana:s3cret@gpu:8188', 'cannot reach [redacted]@gpu:8188'],
    ['Authorization: Basic s3cret', 'Authorization: Basic [redacted]'],
    ['Authorization: Odd s3cret', 'Authorization: [redacted]'],
    ['{"password":"s3cret, with; more"}', '{"password":"[redacted]"}'],
    ['Cookie: a=s3cret; longtake_1=s3cret" 200', 'Cookie: [redacted]" 200'],
    ['https://cdn/x.mp4?sig=s3cret&key=s3cret', 'https://cdn/x.mp4?sig=[redacted]&key=[redacted]'],
    ['eyJhbGciOiJI.eyJzdWIiOiIx.s3cret_', '[redacted]'],
    ['{"Authorization":"Bearer r8_s3cret","Prefer":"wait"}', '{"Authorization":"Bearer [redacted]","Prefer":"wait"}'],
    ["{ authorization: 'Token r8_s3cret' }", "{ authorization: 'Token [redacted]' }"],
    ['REPLICATE_API_TOKEN=r8_s3cret', 'REPLICATE_API_TOKEN=[redacted]'],
    ['{"Authorization": "Bearer r8_s3cretABC', '{"Authorization": "Bearer [redacted]'],
    ['token r8_s3cretABCDEF… was cut', 'token [redacted]… was cut'],
  ])('hides what a server’s address and answer may carry: %s', (text, shown) => {
    expect(redact(text)).toBe(shown);
    // As a fact it is quoted once more.
    expect(logged((log) => log.info('answer', { text }))).not.toContain('s3cret');
  });

  it.each([
    'at C:\\app\\node_modules\\@hono\\x.js:12:3',
    'ghcr.io/x/image:tag@sha256:0a1b',
    'at file:///app/node_modules/@hono/x.js:12:3',
    'comfyui@0.3.64 at http://[::1]:8188/a@b tokens: 5 hf_wan2_2_i2v_high_noise_14b.safetensors',
  ])('leaves alone what only looks alike: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('shows what would move a terminal’s cursor', () => {
    expect(logged((log) => log.info('a\r\nb\rc\u001b[2Kd'))).toContain('INFO a\\nb\\rc\\u001b[2Kd');
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
