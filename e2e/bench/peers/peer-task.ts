// What a peer is told to do, as a file: the same prompts that Longtake sends, and where.
import { readFileSync } from 'node:fs';
import type { ComfyGraph } from '../../../src-main/graph/index.ts';

export interface PeerSegment {
  /** As Longtake would send it, its own added nodes that save the last frame among them. */
  readonly graph: ComfyGraph;
  /** Which frame of the video the next segment starts from, from 0. */
  readonly lastFrameIndex: number;
}

export interface PeerShot {
  readonly keyframePath: string;
  readonly segments: readonly PeerSegment[];
}

export interface PeerTask {
  readonly serverUrls: readonly string[];
  readonly shots: readonly PeerShot[];
  readonly ffmpegPath: string;
  /** Empty; for downloads and frames. */
  readonly workPath: string;
  /** Of the ids in every graph. */
  readonly nodes: { readonly loadImage: string; readonly saveVideo: string };
  /** How the pool of @saintno/comfyui-sdk picks a server; other clients pass over it. */
  readonly pickMode: 'PICK_ZERO' | 'PICK_ROUTINE';
  /** Where the next segment's start frame comes from: saved by the server, or cut here from the video. */
  readonly frames: 'captured' | 'cut';
}

/** The file named on the command line. */
export function readPeerTask(): PeerTask {
  const path = process.argv[2];
  if (path === undefined) throw new Error('Name the file with the task.');
  return JSON.parse(readFileSync(path, 'utf8')) as PeerTask;
}
