// What a run refuses, why it stands still, and what blocks a segment, in words.
import type { RunPause } from '#shared/model/run.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { StudioError, StudioErrorWire } from '#shared/studio-error.ts';

export const blockedByPlan = (segment: PlanSegment): StudioErrorWire => ({
  code: 'plan-blocked',
  message: segment.reasons.join(' '),
  remedy: 'Mend it in the storyboard; the Plan panel shows where.',
  shotId: segment.shotId,
  segmentIndex: segment.segmentIndex,
});

export const blockedBy = (segmentKey: string): StudioErrorWire => ({
  code: 'plan-blocked',
  message: `It continues segment ${segmentKey}, which did not come out.`,
  remedy: 'Retry that one: this one comes along.',
});

export const noServerCan = (reason: string): StudioErrorWire => ({
  code: 'not-supported',
  message: `No server of this run can render it: ${reason}`,
  remedy: 'Give one of them what it lacks, or add a server that has it; then retry.',
});

export const noEngine = (serverId: string): StudioError => ({
  code: 'server-unreachable',
  message: `Nothing of this run is rendered with ${serverId}.`,
  remedy: 'Take the server out of the run.',
});

export const allUnderWay: StudioError = {
  code: 'run-active',
  message: 'All of this is being rendered already.',
  remedy: 'Wait until it is done, or stop it.',
};

export const nothingToRetry: StudioError = {
  code: 'bad-request',
  message: 'None of these segments failed.',
  remedy: 'Only what failed, was blocked, stopped or left out can be tried again.',
};

export const notWaiting = (segmentKey: string): StudioError => ({
  code: 'bad-request',
  message: `Segment ${segmentKey} is not waiting.`,
  remedy: 'Only a segment that waits or failed can be left out of the run.',
});

export const noServerLeft = (serverCount: number): RunPause => ({
  because: 'servers',
  message:
    serverCount === 0
      ? 'No server is left in this run.'
      : 'No server has answered for so long that nothing can be rendered.',
  remedy: 'Start ComfyUI or add a server: the run goes on by itself as soon as one answers.',
});
