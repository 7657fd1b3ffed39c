// Paths of any system and any letters, as URLs and as plain names.
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { absoluteUrls, fileNames, plainPathsFrom, relativeTo } from './media-names.ts';

const ODD_NAME = `/a b/50%_"Zoë's"\n雪#?;%d.mp4`;

describe('names of media', () => {
  it.each([
    ['/films/rain/a.mp4', 'file:///films/rain/a.mp4'],
    ['/a b/50%.mp4', 'file:///a%20b/50%25.mp4'],
    ['C:\\Films\\rain #1\\a.mp4', 'file:///C:/Films/rain%20%231/a.mp4'],
    ['D:/Films/a.mp4', 'file:///D:/Films/a.mp4'],
    ['\\\\nas\\films\\a.mp4', 'file://nas/films/a.mp4'],
  ])('%s is %s', (filePath, url) => {
    expect(absoluteUrls(filePath)).toBe(url);
  });

  it.each([
    ['/films/rain/exports', '/films/rain/video/a.mp4', '../video/a.mp4'],
    ['/films/rain', '/films/rain/a:b.mp4', 'a%3Ab.mp4'],
    ['C:\\Films\\exports', 'C:\\Films\\video\\é.mp4', '../video/%C3%A9.mp4'],
    ['C:\\Films\\exports', 'D:\\a.mp4', 'file:///D:/a.mp4'],
    ['/films', 'C:\\a.mp4', 'file:///C:/a.mp4'],
    ['/films', '/films/half \ud83d.mp4', 'half%20%EF%BF%BD.mp4'],
  ])('from %s, %s is %s', (folderPath, filePath, name) => {
    expect(relativeTo(folderPath)(filePath)).toBe(name);
  });

  it('leads back to the same file, whatever its name', () => {
    expect(fileURLToPath(absoluteUrls(ODD_NAME))).toBe(ODD_NAME);
    const relative = relativeTo('/films/exports')(ODD_NAME);
    expect(fileURLToPath(new URL(relative, 'file:///films/exports/film.otio'))).toBe(ODD_NAME);
  });

  it('gives plain names for an EDL', () => {
    expect(fileNames('C:\\Films\\50% a.mp4')).toBe('50% a.mp4');
    expect(fileNames('/films/a\\b.mp4')).toBe('a\\b.mp4');
    expect(plainPathsFrom('/films/exports')('/films/video/50% a.mp4')).toBe('../video/50% a.mp4');
    expect(plainPathsFrom('C:\\exports')('D:\\a.mp4')).toBe('D:\\a.mp4');
  });
});
