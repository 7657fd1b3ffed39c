import { expect, it } from 'vitest';
import { choosePageAddress, isOwnPage, mayOpenOutside } from './page-address.ts';
import { decodePath } from './page-protocol.ts';

const built = choosePageAddress(true, undefined);

it('listens to the development server only while developing', () => {
  expect(choosePageAddress(false, 'http://localhost:5173')).toEqual({
    url: 'http://localhost:5173',
    isDevelopment: true,
  });
  expect(choosePageAddress(true, 'http://evil.example')).toEqual({ url: 'longtake://app/', isDevelopment: false });
  expect(choosePageAddress(false, '')).toEqual({ url: 'longtake://app/', isDevelopment: false });
});

it('knows its own page', () => {
  expect(isOwnPage(built, 'longtake://app/index.html#plan')).toBe(true);
  const strangers = ['https://app/', 'longtake://app.example.com/', 'longtake-media://app/', 'file:///app/', '', 'app'];
  for (const url of strangers) expect(isOwnPage(built, url), url).toBe(false);
  const developing = choosePageAddress(false, 'http://localhost:5173/');
  expect(isOwnPage(developing, 'http://localhost:5173/main.tsx')).toBe(true);
  expect(isOwnPage(developing, 'http://localhost:5174/')).toBe(false);
});

it('opens only plain https links outside', () => {
  expect(mayOpenOutside('https://example.com/a?b')).toBe(true);
  for (const url of ['http://example.com', 'file:///bin/sh', 'smb://x/y', 'https://me@example.com', 'no address'])
    expect(mayOpenOutside(url), url).toBe(false);
});

it('decodes plain paths and nothing else', () => {
  expect(decodePath('/video/Sc%C3%A8ne%201.mp4')).toBe('video/Scène 1.mp4');
  for (const path of ['/', '/a/../b', '/..%2fb', '/a%5cb', '/a%00', '/%zz', '/./a'])
    expect(decodePath(path), path).toBeNull();
});
