// Assembles the film of a task in this process and says how long it took.
import { readFile } from 'node:fs/promises';
import { assembleFilm } from '../../../src-main/film/index.ts';
import { expectOk } from '../../../src-main/media/counted-film.ts';
import { fontFilePath } from '../../../src-main/media/index.ts';
import type { AssembledInProcess, AssembleTask } from './assemble-in-own-process.ts';

const task = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')) as AssembleTask;
const rssBeforeMb = process.memoryUsage.rss() / 1_000_000;
const startMs = performance.now();
const context = { cacheFolderPath: task.cacheFolderPath, fontPath: fontFilePath() };
const film = expectOk(await assembleFilm(task.ffmpeg, task.plan, { filePath: task.filePath }, context));
const done: AssembledInProcess = { film, seconds: (performance.now() - startMs) / 1000, rssBeforeMb };
process.stdout.write(JSON.stringify(done));
