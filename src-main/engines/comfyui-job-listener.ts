// What a follower of one job is told: progress, and once the name of its captured frame.
import { nameOnServer, type OutputFile, type PromptEvent } from '../comfyui/index.ts';
import { CAPTURE_NODE_IDS, type GraphSlots } from '../graph/index.ts';
import { createProgressReader } from './comfyui-progress.ts';
import type { FollowEvents } from './engine.ts';

export interface JobListener {
  onEvent(event: PromptEvent): void;
  /** All files of the finished job: what the socket said may have been missed. */
  onFinished(files: readonly OutputFile[]): void;
}

/** @param workflows those that may have made the job */
export function createJobListener(
  workflows: readonly Pick<GraphSlots, 'samplerNodeIds'>[],
  { onProgress, onFrameCaptured }: FollowEvents,
): JobListener {
  const readProgress = createProgressReader(workflows, onProgress);
  let isFrameTold = false;
  const tellFrame = (files: readonly OutputFile[]) => {
    const frame = isFrameTold ? undefined : capturedFrame(files);
    if (frame === undefined) return;
    isFrameTold = true;
    onFrameCaptured(nameOnServer(frame));
  };
  return {
    onEvent(event) {
      // First of all: the next segment's job waits for it.
      if (event.kind === 'node-executed') tellFrame(event.files);
      readProgress(event);
    },
    onFinished: tellFrame,
  };
}

/** The one that the nodes added to the graph saved. */
export const capturedFrame = (files: readonly OutputFile[]): OutputFile | undefined =>
  files.find(({ nodeId }) => nodeId === CAPTURE_NODE_IDS.save);
