// What a run refuses, why it stands still, and what blocks a segment, in words.
import { say } from '#shared/i18n/say.ts';
import type { RunPause } from '#shared/model/run.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { StudioError, StudioErrorWire } from '#shared/studio-error.ts';

export const blockedByPlan = (segment: PlanSegment): StudioErrorWire => ({
  code: 'plan-blocked',
  message: segment.reasons.join(' '),
  remedy: say`Mend it in the storyboard; the Plan panel shows where.`,
  shotId: segment.shotId,
  segmentIndex: segment.segmentIndex,
});

export const blockedBy = (segmentKey: string): StudioErrorWire => ({
  code: 'plan-blocked',
  message: say`It continues segment ${segmentKey}, which did not come out.`,
  remedy: say`Retry that one: this one comes along.`,
});

export const noServerCan = (reason: string): StudioErrorWire => ({
  code: 'not-supported',
  message: say`No server of this run can render it: ${reason}`,
  remedy: say`Give one of them what it lacks, or add a server that has it; then retry.`,
});

export const noEngine = (serverId: string): StudioError => ({
  code: 'server-unreachable',
  message: say`Nothing of this run is rendered with ${serverId}.`,
  remedy: say`Take the server out of the run.`,
});

export const allUnderWay = (): StudioError => ({
  code: 'run-active',
  message: say`All of this is being rendered already.`,
  remedy: say`Wait until it is done, or stop it.`,
});

export const nothingToRetry = (): StudioError => ({
  code: 'bad-request',
  message: say`None of these segments failed.`,
  remedy: say`Only what failed, was blocked, stopped or left out can be tried again.`,
});

export const notWaiting = (segmentKey: string): StudioError => ({
  code: 'bad-request',
  message: say`Segment ${segmentKey} is not waiting.`,
  remedy: say`Only a segment that waits or failed can be left out of the run.`,
});

export const noServerLeft = (serverCount: number): RunPause => ({
  because: 'servers',
  message:
    serverCount === 0
      ? say`No server is left in this run.`
      : say`No server has answered for so long that nothing can be rendered.`,
  remedy: say`Start ComfyUI or add a server: the run goes on by itself as soon as one answers.`,
});
