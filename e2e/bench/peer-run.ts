// Makes a peer's task out of the very prompts that Longtake sends, and runs the peer in a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAPTURE_NODE_IDS, type ComfyGraph } from '../../src-main/graph/index.ts';
import { locateFfmpeg } from '../../src-main/media/index.ts';
import { longtake } from '../run-longtake.ts';
import { type FilmShape, keyframesOf, makeFilm, shotIdOf } from './film.ts';
import { type StudioPaths, WORKFLOW } from './longtake-run.ts';
import type { PeerSegment, PeerTask } from './peers/peer-task.ts';

export type PeerProgram = 'polling-client.ts' | 'comfyui-sdk-client.ts';

/** A peer that hangs must not hang the bench. */
const PATIENCE_MS = 90_000;

/** It is only asked how it spells the names of model files; where nobody answers they stay as the workflow has them. */
const NOWHERE = 'http://127.0.0.1:1';

/** The graph of a shot's first segment and of one that continues it. */
export interface Prompts {
  readonly first: ComfyGraph;
  readonly next: ComfyGraph;
}

export async function readPrompts(paths: StudioPaths, rootPath: string): Promise<Prompts> {
  const filmPath = join(rootPath, 'prompts');
  await makeFilm(filmPath, { shots: 1, segments: 2 });
  const inject = async (segment: number): Promise<ComfyGraph> => {
    const place = ['--project', filmPath, '--shot', shotIdOf(0), '--segment', String(segment)];
    const end = await longtake(paths, 'inject', '--workflow', WORKFLOW, ...place, '--server', NOWHERE);
    if (end.exitCode !== 0) throw new Error(`longtake inject ended with ${end.exitCode}: ${end.stderr}`);
    return JSON.parse(end.stdout) as ComfyGraph;
  };
  return { first: await inject(0), next: await inject(1) };
}

export interface PeerOptions extends Pick<PeerTask, 'pickMode' | 'frames'> {
  readonly program: PeerProgram;
}

/** null when everything was rendered and downloaded; else what went wrong. */
export async function runPeer(
  { program, pickMode, frames }: PeerOptions,
  prompts: Prompts,
  filmPath: string,
  { shots, segments }: FilmShape,
  serverUrls: readonly string[],
): Promise<string | null> {
  const ffmpeg = await locateFfmpeg(null);
  if (!ffmpeg.ok) throw new Error(ffmpeg.error.message);
  const workPath = join(filmPath, 'work');
  mkdirSync(workPath);
  const keyframes = keyframesOf(filmPath);
  const task: PeerTask = {
    serverUrls,
    shots: Array.from({ length: shots }, (_, shot) => ({
      keyframePath: keyframes[shot] ?? '',
      segments: Array.from({ length: segments }, (_, segment) => segmentOf(prompts, shot, segment)),
    })),
    ffmpegPath: ffmpeg.value.path,
    workPath,
    nodes: { loadImage: nodeOfType(prompts.next, 'LoadImage'), saveVideo: nodeOfType(prompts.next, 'SaveVideo') },
    pickMode,
    frames,
  };
  const taskPath = join(filmPath, 'task.json');
  writeFileSync(taskPath, JSON.stringify(task));
  const child = spawn(process.execPath, [join(import.meta.dirname, 'peers', program), taskPath], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: PATIENCE_MS,
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(child, 'close');
  if (child.signalCode !== null) return `It had not finished after ${PATIENCE_MS / 1000} s.`;
  return child.exitCode === 0 ? null : `It ended with ${child.exitCode}: ${said}`;
}

/** With a seed and file names of its own, so that nothing comes from the server's cache. */
function segmentOf({ first, next }: Prompts, shot: number, segment: number): PeerSegment {
  const template = segment === 0 ? first : next;
  const prefix = `longtake/${shotIdOf(shot)}_seg${segment}_${crypto.randomUUID()}`;
  const changes: Record<string, ComfyGraph[string]['inputs']> = {
    [nodeOfType(template, 'KSampler')]: { seed: Math.floor(Math.random() * 2 ** 31) },
    [nodeOfType(template, 'SaveVideo')]: { filename_prefix: prefix },
    [CAPTURE_NODE_IDS.save]: { filename_prefix: `${prefix}_last` },
  };
  const entries = Object.entries(template).map(([nodeId, node]) => {
    const changed = { ...node, inputs: { ...node.inputs, ...changes[nodeId] } };
    return [nodeId, changed];
  });
  const graph = Object.fromEntries(entries) as ComfyGraph;
  return { graph, lastFrameIndex: Number(graph[CAPTURE_NODE_IDS.frame]?.inputs.batch_index) };
}

function nodeOfType(graph: ComfyGraph, classType: string): string {
  const found = Object.entries(graph).find(([, node]) => node.class_type === classType);
  if (found === undefined) throw new Error(`The workflow has no ${classType}.`);
  return found[0];
}
