import { expect, it } from 'vitest';
import { absolute, inProject } from './use-show-file.ts';

it.each([
  ['/home/kim/films', 'video/a.mp4', '/home/kim/films/video/a.mp4'],
  ['/home/kim/films/', 'video/a.mp4', '/home/kim/films/video/a.mp4'],
  ['C:\\Films', 'video/a.mp4', 'C:\\Films\\video\\a.mp4'],
  ['/home/kim/films', '/elsewhere/a.mp4', '/elsewhere/a.mp4'],
])('copies a path that the system understands: %s, %s', (folder, file, path) => {
  expect(absolute(folder, file)).toBe(path);
});

it.each([
  ['/home/kim/films', '/home/kim/films/exports/a.mp4', 'exports/a.mp4'],
  ['C:\\Films', 'C:\\Films\\exports\\a.mp4', 'exports/a.mp4'],
  ['/home/kim/films', '/home/kim/films-old/a.mp4', '/home/kim/films-old/a.mp4'],
  ['/home/kim/films', 'video/a.mp4', 'video/a.mp4'],
])('asks for what lies inside of the project by its place in it: %s, %s', (folder, file, path) => {
  expect(inProject(folder, file)).toBe(path);
});
