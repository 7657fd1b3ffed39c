// How the stand-in answers about takes. Scene `takes`: segments that are kept, stale and blocked, and one with five takes of
// every kind. In all scenes every clip has a take; what is done to it here is done until the page is loaded anew.
import type { PlanView } from '#shared/contract/shapes.ts';
import { segmentsFollowing } from '#shared/model/following.ts';
import type { CleanupChoice, CleanupReport, SegmentTakes, TakesUsage, TakeView } from '#shared/model/takes-view.ts';
import type { PlanSegment, SegmentStanding } from '#shared/model/video-plan.ts';
import { err, ok } from '#shared/result.ts';
import type { StandInAnswers, StandInStudio } from './stand-in-studio.ts';

const LEFTOVER_BYTES = 61_000_000;
const NEW_START = 'Since take 2: the start image changed.';
const KEPT_START = 'Kept as it is although the start image changed; the join to the segment before may show.';

/** A take as it comes from a server, of the segment's own settings. */
export function standInTake(segment: PlanSegment, take: number, change: Partial<TakeView> = {}): TakeView {
  const folder = `video/_takes/shot_${segment.shotId}_seg_${segment.segmentIndex}`;
  return {
    take,
    createdAtIso: new Date(Date.UTC(2026, 0, 3, 9 + take * 2, 17 * (take % 3))).toISOString(),
    engine: 'comfyui',
    workflowFile: 'gcv_wan_2.2_14b_i2v.json',
    seed: segment.seed + (take - 1) * 7919,
    prompt: segment.prompt,
    negativePrompt: segment.negativePrompt,
    width: segment.width,
    height: segment.height,
    framesPerSecond: segment.framesPerSecond,
    framesDelivered: segment.framesRequested,
    bytes: 21_400_000 + take * 3_300_000,
    gpuSeconds: 231 + take * 12,
    server: 'NVIDIA GeForce RTX 4090 at http://127.0.0.1:8188',
    rating: null,
    isActive: false,
    answers: true,
    differences: [],
    isKept: false,
    playablePath: `${folder}/take_${take}.mp4`,
    stillPath: `${folder}/${(Number(segment.shotId) + take) % 6}.png`,
    isMissing: false,
    ...change,
  };
}

const OLD_PROMPT = 'A late boat rounds the breakwater, flat calm, its wake catching the light';

/** One take of every kind. */
function fiveTakes(segment: PlanSegment): TakeView[] {
  return [
    standInTake(segment, 1, {
      prompt: OLD_PROMPT,
      answers: false,
      differences: ['the prompt changed', `the seed changed (${segment.seed + 12} → ${segment.seed})`],
      rating: 2,
      engine: 'draft',
      workflowFile: null,
      gpuSeconds: null,
      server: null,
      bytes: 1_900_000,
    }),
    standInTake(segment, 2, {
      prompt: OLD_PROMPT,
      answers: false,
      differences: ['the prompt changed'],
      isActive: true,
      isKept: true,
      rating: 4,
    }),
    standInTake(segment, 3, {
      answers: false,
      differences: ['its file is gone'],
      isMissing: true,
      playablePath: null,
      bytes: 410_000,
    }),
    standInTake(segment, 4, { playablePath: null, bytes: 188_000_000, rating: 3, width: 1920, height: 1080 }),
    standInTake(segment, 5, { rating: 5 }),
  ];
}

/** Its sidecar is damaged: what made it is not known. */
const DAMAGED: Partial<TakeView> = {
  createdAtIso: '',
  engine: '',
  workflowFile: null,
  seed: -1,
  prompt: '',
  gpuSeconds: null,
  server: null,
  answers: false,
  differences: ['its sidecar is missing or damaged: what made it is not known'],
};

const KEPT_KEY = '003/0';
const DAMAGED_KEY = '002/1';

function standingInTakes({ key, shotId, outputFile }: PlanSegment): SegmentStanding {
  const clip = {
    mediaPath: `video/${outputFile}`,
    thumbnailPath: `video/${(Number(shotId) - 1) % 6}.jpg`,
    take: 2,
    version: '1',
  };
  const standing = (status: SegmentStanding['status'], reasons: string[], kept = false): SegmentStanding => ({
    status,
    reasons,
    kept,
    clip: status === 'will-render' || status === 'blocked' ? null : clip,
  });
  if (key === KEPT_KEY) return standing('up-to-date', ['Kept as it is although the prompt changed.'], true);
  if (key === '003/1') return standing('stale', [NEW_START]);
  if (key === '004/0') return standing('stale', ['Since take 2: the prompt changed, the seed changed.']);
  if (shotId === '006') return standing('blocked', ['Its keyframe is missing: selected/006_v2.png.']);
  if (Number(shotId) <= 2) return standing('up-to-date', []);
  return standing('will-render', ['Not rendered yet.']);
}

function planInTakes(bare: PlanView): PlanView {
  const { segments } = bare.plan;
  const known = segments.filter(({ segmentIndex }) => segmentIndex < 2);
  return {
    ...bare,
    engineName: 'ComfyUI · Wan 2.2 14B image to video',
    standings: Object.fromEntries(segments.map((segment) => [segment.key, standingInTakes(segment)])),
    estimates: Object.fromEntries(
      known.map(({ key, framesRequested }) => [
        key,
        {
          seconds: framesRequested * 3.4,
          basis: 'From 14 takes of this workflow at 1280 × 720 on the RTX 4090, about 3.4 s a frame.',
        },
      ]),
    ),
  };
}

/** What there is of takes, changed by what the page asks for. */
class TakesShelf {
  plan: PlanView;
  leftoverBytes = LEFTOVER_BYTES;
  private readonly bySegment = new Map<string, TakeView[]>();

  constructor(plan: PlanView) {
    this.plan = plan;
  }

  of(segmentKey: string): TakeView[] {
    const known = this.bySegment.get(segmentKey);
    if (known) return known;
    const segment = this.plan.plan.segments.find(({ key }) => key === segmentKey);
    const active = this.plan.standings[segmentKey]?.clip?.take;
    if (!segment || active == null) return [];
    const stale = this.plan.standings[segmentKey]?.status === 'stale';
    const made =
      segmentKey === KEPT_KEY
        ? fiveTakes(segment)
        : Array.from({ length: Math.max(active, segment.segmentIndex + 2) }, (_, index) =>
            standInTake(segment, index + 1, {
              isActive: index + 1 === active,
              ...(segmentKey === DAMAGED_KEY && index === 0 && DAMAGED),
              ...(stale && { answers: false, differences: ['the prompt changed'] }),
            }),
          );
    this.bySegment.set(segmentKey, made);
    return made;
  }

  change(segmentKey: string, change: (take: TakeView) => TakeView): SegmentTakes {
    this.bySegment.set(segmentKey, this.of(segmentKey).map(change));
    return { segmentKey, takes: this.of(segmentKey) };
  }

  stand(segmentKey: string, change: Partial<SegmentStanding>): void {
    const standing = this.plan.standings[segmentKey];
    if (!standing) return;
    this.plan = { ...this.plan, standings: { ...this.plan.standings, [segmentKey]: { ...standing, ...change } } };
  }

  all(): { segmentKey: string; take: TakeView }[] {
    return this.plan.plan.segments.flatMap(({ key }) => this.of(key).map((take) => ({ segmentKey: key, take })));
  }

  usage(): TakesUsage {
    const takes = this.all().map(({ take }) => take);
    const inactive = takes.filter((take) => !take.isActive);
    const sum = (of: readonly TakeView[]) => of.reduce((bytes, take) => bytes + take.bytes, 0);
    return {
      takes: takes.length,
      totalBytes: sum(takes),
      inactiveTakes: inactive.length,
      inactiveBytes: sum(inactive),
      leftoverBytes: this.leftoverBytes,
    };
  }

  going({ keepRatedFrom, keepNewest, shotIds }: CleanupChoice): CleanupReport['takes'] {
    return this.all()
      .filter(({ segmentKey, take }) => {
        const newest = this.of(segmentKey).slice(Math.max(0, this.of(segmentKey).length - keepNewest));
        const isMeant = shotIds === null || shotIds.some((shotId) => segmentKey.startsWith(`${shotId}/`));
        const isRated = keepRatedFrom !== null && (take.rating ?? 0) >= keepRatedFrom;
        return isMeant && !take.isActive && !isRated && !newest.includes(take);
      })
      .map(({ segmentKey, take }) => ({ segmentKey, take: take.take, bytes: take.bytes }));
  }

  remove(gone: CleanupReport['takes']): void {
    for (const { segmentKey, take } of gone) {
      this.bySegment.set(
        segmentKey,
        this.of(segmentKey).filter((entry) => entry.take !== take),
      );
    }
    this.leftoverBytes = 0;
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export function takesAnswers(scene: string, studio: () => StandInStudio, plan: () => PlanView): StandInAnswers {
  const shelf = new TakesShelf(scene === 'takes' ? planInTakes(plan()) : plan());
  const changed = () => studio().emit('plan.changed', {});
  return {
    ...(scene === 'takes' && { 'plan.build': () => ok(shelf.plan) }),
    'takes.list': ({ segmentKey }) => ok({ segmentKey, takes: shelf.of(segmentKey) }),
    'takes.rate': ({ segmentKey, take, rating }) =>
      ok(shelf.change(segmentKey, (entry) => (entry.take === take ? { ...entry, rating } : entry))),
    'takes.activate': async ({ segmentKey, take, following }) => {
      await pause(500);
      const chosen = shelf.of(segmentKey).find((entry) => entry.take === take);
      if (!chosen || chosen.isMissing) {
        const message = `Take ${take} of segment ${segmentKey} has no media file any more.`;
        return err({ code: 'file-missing', message, remedy: 'Choose another take, or render the segment again.' });
      }
      const { answers, differences } = chosen;
      const clip = { mediaPath: chosen.playablePath ?? '', thumbnailPath: chosen.stillPath, take, version: `${take}` };
      shelf.stand(segmentKey, { status: answers ? 'up-to-date' : 'stale', reasons: differences, kept: false, clip });
      const keep = following === 'keep';
      for (const key of segmentsFollowing(shelf.plan.plan, segmentKey)) {
        if (!shelf.plan.standings[key]?.clip) continue;
        shelf.stand(key, {
          status: keep ? 'up-to-date' : 'stale',
          kept: keep,
          reasons: [keep ? KEPT_START : NEW_START],
        });
        shelf.change(key, (entry) => ({ ...entry, answers: false, isKept: keep && entry.isActive }));
      }
      changed();
      return ok(shelf.change(segmentKey, (entry) => ({ ...entry, isActive: entry.take === take, isKept: false })));
    },
    'takes.keep': async ({ segmentKey, kept }) => {
      await pause(300);
      shelf.stand(segmentKey, {
        status: kept ? 'up-to-date' : 'stale',
        kept,
        reasons: [kept ? KEPT_START : NEW_START],
      });
      changed();
      return ok(shelf.change(segmentKey, (entry) => ({ ...entry, isKept: kept && entry.isActive })));
    },
    'takes.usage': () => ok(shelf.usage()),
    'takes.cleanup': async ({ choice, confirmed }) => {
      await pause(confirmed ? 700 : 150);
      const takes = shelf.going(choice);
      const bytes = takes.reduce((sum, take) => sum + take.bytes, 0);
      const report = { done: confirmed, takes, bytes, leftoverBytes: shelf.leftoverBytes };
      if (confirmed) {
        shelf.remove(takes);
        changed();
      }
      return ok(report);
    },
  };
}
