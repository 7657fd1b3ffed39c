import { describe, expect, it } from 'vitest';
import { NO_EVIDENCE, type SegmentEvidence } from '#shared/model/segment-evidence.ts';
import type { TakeSidecar } from '#shared/model/take.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { planStandings } from './plan-diff.ts';
import { keyframesFor, makeShot, makeStoryboard, onlyEngine, SETTINGS, WAN_14B } from './plan-fixtures.ts';
import { buildVideoPlan } from './video-plan-builder.ts';

const shots = [makeShot({ durationSeconds: 7.5 }), makeShot({ shotId: '002' })];
const plan = buildVideoPlan(makeStoryboard(shots), keyframesFor(shots), onlyEngine(WAN_14B), SETTINGS);

function takeOf(segment: PlanSegment, changes: Partial<TakeSidecar> = {}): TakeSidecar {
  return {
    take: 1,
    shot_id: segment.shotId,
    segment_index: segment.segmentIndex,
    created_at: '',
    engine: segment.engine,
    model: '',
    workflow_file: segment.workflowFile,
    graph_sha256: null,
    prompt: segment.prompt,
    negative_prompt: segment.negativePrompt,
    seed: segment.seed,
    width: segment.width,
    height: segment.height,
    fps: segment.framesPerSecond,
    frames_requested: segment.framesRequested,
    frames_delivered: segment.framesRequested,
    original_target_duration: segment.shotDurationSeconds,
    start_frame_sha256: 'start',
    end_frame_sha256: null,
    request_sha256: 'request',
    loras: [],
    models: [],
    server: null,
    job_id: '',
    queued_at: '',
    started_at: '',
    finished_at: '',
    gpu_seconds: null,
    cost: null,
    text_as_sent: '',
    media_file: 'take_1.mp4',
    media_is_clean: true,
    last_frame: { file: 'take_1_lastframe.png', index: 0 },
    clip: null,
    ...changes,
  };
}

const clip = { mediaPath: 'video/x.mp4', thumbnailPath: null, take: 1, version: '1' };

/** Everything rendered and untouched since. */
function settled(): Record<string, SegmentEvidence> {
  return Object.fromEntries(
    plan.segments.map((segment) => {
      const take = takeOf(segment);
      const asked = {
        ...{ requestSha256: 'request', otherLengthsSha256: ['longer'] },
        ...{ startFrameSha256: 'start', endFrameSha256: null },
      };
      return [segment.key, { ...asked, activeTake: take, keptTake: null, fittingTake: take, clipMatches: true, clip }];
    }),
  );
}

function segmentAt(index: number): PlanSegment {
  const segment = plan.segments[index];
  if (segment === undefined) throw new Error(`The plan has no segment ${index}`);
  return segment;
}

function change(evidence: Record<string, SegmentEvidence>, key: string, changes: Partial<SegmentEvidence>): void {
  evidence[key] = { ...(evidence[key] ?? NO_EVIDENCE), ...changes };
}

const statuses = (evidence: Record<string, SegmentEvidence>) =>
  Object.values(planStandings(plan, evidence)).map((standing) => standing.status);

describe('planStandings', () => {
  it('calls everything new to be rendered, and everything settled up to date', () => {
    expect(statuses({})).toEqual(['will-render', 'will-render', 'will-render', 'will-render']);
    expect(statuses(settled())).toEqual(['up-to-date', 'up-to-date', 'up-to-date', 'up-to-date']);
  });

  it('makes the rest of a chain stale behind a changed segment, and leaves other shots alone', () => {
    const evidence = settled();
    const first = plan.segments[0];
    if (first === undefined) throw new Error('no segment');
    evidence[first.key] = { ...NO_EVIDENCE, activeTake: takeOf(first, { seed: 7 }), requestSha256: 'other', clip };
    expect(statuses(evidence)).toEqual(['stale', 'stale', 'stale', 'up-to-date']);
    const standings = planStandings(plan, evidence);
    expect(standings['001/0']?.reasons[0]).toContain('the seed changed (7 →');
    expect(standings['001/1']?.reasons[0]).toBe('It continues segment 001/0, which will change.');
  });

  it('says that only a clip is cut where a take fits', () => {
    const evidence = settled();
    const one = evidence['002/0'];
    if (one === undefined) throw new Error('no evidence');
    evidence['002/0'] = { ...one, clipMatches: false };
    expect(planStandings(plan, evidence)['002/0']?.reasons[0]).toContain('cut again from the take');
    evidence['002/0'] = {
      ...one,
      requestSha256: 'older',
      fittingTake: { ...takeOf(plan.segments[3] as PlanSegment), take: 4 },
    };
    expect(planStandings(plan, evidence)['002/0']?.reasons).toEqual(['Take 4 fits; only its clip is cut.']);
  });

  it('says why a take that answers is not cut from', () => {
    const evidence = settled();
    change(evidence, '002/0', { clipMatches: false, fittingTake: null });
    expect(planStandings(plan, evidence)['002/0']).toMatchObject({
      status: 'stale',
      reasons: ['Take 1 cannot be used: its file is missing or too short.'],
    });
  });

  it('counts what the user keeps as up to date, also for what continues it, and says in spite of what', () => {
    const evidence = settled();
    const now = { requestSha256: 'now', startFrameSha256: 'new start', endFrameSha256: null };
    change(evidence, '001/1', { ...now, fittingTake: takeOf(segmentAt(1)), keptTake: { take: 1, ...now } });
    change(evidence, '002/0', { ...now, keptTake: { take: 1, ...now } });
    const standings = planStandings(plan, evidence);
    expect(Object.values(standings).map(({ status, kept }) => [status, kept])).toEqual([
      ['up-to-date', false],
      ['up-to-date', true],
      ['up-to-date', false],
      ['up-to-date', true],
    ]);
    // It starts from a keyframe: there is no join.
    expect(standings['002/0']?.reasons).toEqual(['Kept as it is although the start image changed.']);
    expect(standings['001/1']?.reasons).toEqual([
      'Kept as it is although the start image changed; the join to the segment before may show.',
    ]);
    // The film's size changed: what is kept is cut again, not rendered.
    change(evidence, '001/1', { clipMatches: false });
    expect(planStandings(plan, evidence)['001/1']).toMatchObject({
      status: 'stale',
      reasons: ['Its clip is missing or differs; it is cut again from the take.'],
    });
    change(evidence, '001/1', { clipMatches: true, startFrameSha256: 'newer start' });
    expect(planStandings(plan, evidence)['001/1']).toMatchObject({ status: 'stale', kept: false });
  });

  it('says what made a take that another engine rendered in the place of the own one', () => {
    const evidence = settled();
    const now = { requestSha256: 'now', startFrameSha256: 'new start', endFrameSha256: null };
    const activeTake = { ...takeOf(segmentAt(3)), engine: 'replicate', model: 'google/veo-3.1', workflow_file: null };
    change(evidence, '002/0', { ...now, activeTake, keptTake: { take: 1, ...now } });
    expect(planStandings(plan, evidence)['002/0']).toMatchObject({
      status: 'up-to-date',
      reasons: ['It was rendered with google/veo-3.1, not with gcv_wan_2.2_14b_i2v.json, and stays so.'],
    });
  });

  it('shows what is kept behind a change as stale, and says that it may stay', () => {
    const evidence = settled();
    change(evidence, '001/0', { requestSha256: 'other', fittingTake: null });
    const now = { requestSha256: 'now', startFrameSha256: 'start', endFrameSha256: null };
    change(evidence, '001/1', { ...now, keptTake: { take: 1, ...now } });
    const { '001/1': kept, '001/2': next } = planStandings(plan, evidence);
    expect(kept).toMatchObject({ status: 'stale', kept: false });
    expect(kept?.reasons[0]).toBe(
      'It continues segment 001/0, which will change. You keep it as it is, and it stays so if the last frame of that segment comes out the same.',
    );
    expect(next?.reasons).toEqual(['It continues segment 001/1, which will change.']);
  });

  it('blocks before anything else', () => {
    const blocked = { ...plan, segments: plan.segments.map((segment) => ({ ...segment, reasons: ['No keyframe.'] })) };
    expect(Object.values(planStandings(blocked, settled())).map((one) => [one.status, one.reasons[0]])).toEqual(
      Array.from({ length: 4 }, () => ['blocked', 'No keyframe.']),
    );
  });
});
