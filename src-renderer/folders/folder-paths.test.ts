import { expect, it } from 'vitest';
import { crumbsOf, folderNameFor, joinPath } from './folder-paths.ts';

it.each([
  ['/home/kim/films', ['/', '/home', '/home/kim', '/home/kim/films']],
  ['/', ['/']],
  ['C:\\Users\\Kim', ['C:\\', 'C:\\Users', 'C:\\Users\\Kim']],
  ['\\\\server\\share\\films', ['\\\\server\\share', '\\\\server\\share\\films']],
])('the way to %s', (path, way) => expect(crumbsOf(path).map((crumb) => crumb.path)).toEqual(way));

it.each([
  ['/home/kim', '/home/kim/a'],
  ['/', '/a'],
  ['D:\\films', 'D:\\films\\a'],
  ['D:\\', 'D:\\a'],
])('a folder in %s', (parent, path) => expect(joinPath(parent, 'a')).toBe(path));

it.each([
  ['The end: part 2?', 'The end part 2'],
  ['  ../secret.  ', 'secret'],
  ['…', '…'],
  ['///', ''],
])('%j as the name of a folder', (title, name) => expect(folderNameFor(title)).toBe(name));
