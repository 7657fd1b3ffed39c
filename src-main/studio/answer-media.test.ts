// Stills that the page asks for: made at that moment, or a 404 that says nothing is there.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { layout } from '#shared/model/project-layout.ts';
import { err, ok } from '#shared/result.ts';
import { makeTemporaryFolder } from '../media/counted-film.ts';
import { answerMedia, type EnsureStill } from './answer-media.ts';

const strip = layout.stills('001', 0, 'strip');

async function makeProject() {
  const folder = await makeTemporaryFolder();
  const asked: string[] = [];
  const makes: EnsureStill = async (path) => {
    asked.push(path);
    await mkdir(dirname(folder.file(path)), { recursive: true });
    await writeFile(folder.file(path), 'a picture');
    return ok(undefined);
  };
  const get = (path: string, ensureStill?: EnsureStill, method = 'GET') =>
    answerMedia(folder.path, path, new Request('http://x/', { method }), ensureStill);
  return { folder, asked, makes, get, [Symbol.asyncDispose]: () => rm(folder.path, { recursive: true, force: true }) };
}

it('has a still made when it is asked for, and serves it', async () => {
  await using project = await makeProject();
  const answer = await project.get(strip, project.makes);
  expect([answer.status, answer.headers.get('Content-Type'), await answer.text()]).toEqual([
    200,
    'image/jpeg',
    'a picture',
  ]);
  expect(project.asked).toEqual([strip]);
});

it('has nothing made for other files, nor to answer HEAD', async () => {
  await using project = await makeProject();
  await project.makes(strip);
  for (const path of [layout.thumbnail('001', 0), layout.clip('001', 0), `../${strip}`, 'video/x_strip.jpg']) {
    expect([path, (await project.get(path, project.makes)).status]).toEqual([path, 404]);
  }
  expect((await project.get(strip, project.makes, 'HEAD')).status).toBe(200);
  expect(project.asked).toEqual([strip]);
});

it('serves what is there while only looking on', async () => {
  await using project = await makeProject();
  expect((await project.get(strip)).status).toBe(404);
  await project.makes(strip);
  expect((await project.get(strip)).status).toBe(200);
});

it('serves no older picture of a clip that is missing or cannot be decoded', async () => {
  await using project = await makeProject();
  await project.makes(strip);
  const fails: EnsureStill = async () => err({ code: 'file-missing', message: 'No clip.', remedy: 'Render it.' });
  const answer = await project.get(strip, fails);
  expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([404, 'no-store']);
});
