// What the stand-in answers about engines: which there are, which model would do, short takes. Scene `engines`: a plan of
// several engines with prices; `engines-unset`: without a token; `engines-failed`, `engines-running`: runs of them.
import { placedOverlay } from '#shared/built-in-styles.ts';
import type { PlanView } from '#shared/contract/shapes.ts';
import type { EngineModelInfo, ModelAdvice } from '#shared/model/engine-info.ts';
import type { ProjectSettings } from '#shared/model/project.ts';
import type { ProjectView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok } from '#shared/result.ts';
import { limitsOf, READY, STAND_IN_ENGINES, WITHOUT_TOKEN } from './stand-in-engine-models.ts';
import { standInPlan, toRender } from './stand-in-project.ts';
import type { StandInAnswers, StandInStudio } from './stand-in-studio.ts';

export const isEngineScene = (scene: string): boolean => scene.startsWith('engines');

export interface EngineTools {
  readonly studio: () => StandInStudio;
  readonly view: () => ProjectView | null;
  readonly plan: () => PlanView;
  readonly put: (view: ProjectView) => void;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export function engineAnswers(scene: string, tools: EngineTools): StandInAnswers {
  const engines = STAND_IN_ENGINES.map((engine) => {
    if (scene === 'engines-unset' && engine.id === 'replicate') return { ...engine, setUp: WITHOUT_TOKEN };
    if (scene === 'engines-environment' && engine.id === 'wan-cli') return { ...engine, setUp: READY };
    return engine;
  });
  return {
    'engines.list': () => ok(engines),
    'engines.refresh': async () => {
      await pause(600);
      return ok(engines);
    },
    'engines.advise': async (wish) => {
      await pause(200);
      const all = engines.flatMap(({ id, isLocal, setUp, models }) =>
        models
          .filter(({ standing }) => standing !== 'shut-down' && (wish.kind !== 'local-only' || isLocal))
          .map((model) => adviceOn(model, id, setUp.ready, tools.plan())),
      );
      const within = all.filter(({ costUsd }) => wish.kind !== 'best-under' || (costUsd ?? 0) <= wish.usd);
      return ok(within.toSorted((a, b) => a.blocked.length - b.blocked.length || (a.costUsd ?? 9) - (b.costUsd ?? 9)));
    },
    'shots.followVoice': ({ shotId, filePath, revision }) => {
      const view = tools.view();
      if (!/\.(wav|mp3|m4a|flac)$/i.test(filePath)) return err({ ...NOT_SOUND, shotId });
      if (!view?.storyboard) return err(NOT_SOUND);
      const shots = view.storyboard.shots.map((shot) =>
        shot.shotId === shotId ? { ...shot, voiceOver: filePath, durationSeconds: 6.4 } : shot,
      );
      const next = { ...view, revision: revision + 1, storyboard: { ...view.storyboard, shots } };
      tools.put(next);
      tools.studio().emit('plan.changed', {});
      return ok(next);
    },
    'takes.acceptShort': ({ segmentKey }) => ok({ segmentKey, takes: [] }),
  };
}

const NOT_SOUND = {
  code: 'bad-file' as const,
  message: 'narration.txt holds no sound.',
  remedy: 'Choose a WAV, MP3, M4A or FLAC file.',
};

function adviceOn(
  { model, name, limits, advice }: EngineModelInfo,
  engine: ModelAdvice['engine'],
  ready: boolean,
  plan: PlanView,
) {
  const seconds = plan.plan.shots.reduce((sum, shot) => sum + shot.durationSeconds, 0);
  const chained = plan.plan.segments.find((segment) => segment.start.kind === 'last-frame');
  const blocked =
    !limits.takesStartImage && chained
      ? [{ shotId: chained.shotId, reason: `${name} takes no picture to start from, and this shot continues another.` }]
      : [];
  return {
    engine,
    model,
    name,
    costUsd: advice.fiveSecondsUsd === null ? null : Number(((advice.fiveSecondsUsd / 5) * seconds).toFixed(2)),
    ready,
    blocked,
    bestFor: advice.bestFor,
    quality: advice.quality,
  } satisfies ModelAdvice;
}

/** By place in the film: what the scenes with several engines give their shots. */
const EXTRAS: readonly Partial<Shot>[] = [
  { audioBackground: 'gulls, slow water against stone', stylePreset: 'luxury' },
  { engine: 'wan-cli', engineModel: 'ti2v-5B' },
  {
    referenceImages: ['references/boat.png', 'references/captain.png'],
    engine: 'replicate',
    engineModel: 'google/veo-3.1',
    audioDialogue: 'Captain: “Almost home.”',
  },
  { engine: 'replicate', engineModel: 'kwaivgi/kling-v2.5-turbo-pro' },
  { engine: 'replicate', engineModel: 'fofr/ltxv' },
  {
    engine: 'draft',
    overlays: [{ image: 'product/lamp.png', position: 'bottom-right', scale: 0.28, opacity: 1, margin: 0.06 }],
  },
];

export const engineShot = (index: number): Partial<Shot> => EXTRAS[index % EXTRAS.length] ?? {};

/** Its pictures are there, but for one. */
export function engineProject(project: ProjectView): ProjectView {
  const picture = (given: string, index: number) => ({
    given,
    status: given.includes('captain') ? ('missing' as const) : ('found' as const),
    filePath: given,
    mediaPath: given.includes('captain') ? null : `selected/${index + 1}.png`,
  });
  const keyframes = Object.entries(project.keyframes).map(([shotId, keyframe]) => {
    const shot = project.storyboard?.shots.find((one) => one.shotId === shotId);
    const references = shot?.referenceImages.map(picture) ?? [];
    const overlays = shot?.overlays.map(({ image }, index) => picture(image, index)) ?? [];
    return [shotId, { ...keyframe, references, overlays }] as const;
  });
  return { ...project, settings: engineSettings(project.settings), keyframes: Object.fromEntries(keyframes) };
}

const engineSettings = (settings: ProjectSettings): ProjectSettings => ({
  ...settings,
  engine: 'replicate',
  engineModels: { replicate: 'google/veo-3.1-fast' },
  fallback: { engine: 'replicate', model: 'kwaivgi/kling-v2.5-turbo-pro' },
  quality: 'medium',
  stylePreset: 'luxury',
  variables: { product_name: 'Fresnel lamp', brand: 'Harbour Light' },
  maxSegmentSeconds: null,
});

/** One segment a shot, as models of the cloud render them. */
export function enginePlan(shots: readonly Shot[], settings: ProjectSettings): PlanView {
  const whole = standInPlan(shots, (segment) =>
    Number(segment.shotId) === 1
      ? {
          status: 'up-to-date',
          reasons: [],
          kept: false,
          clip: { mediaPath: 'video/0.mp4', thumbnailPath: 'video/0.jpg', take: 1, version: '1' },
        }
      : toRender,
  );
  const segments = shots.flatMap((shot, index) =>
    engineSegment(shot, { settings, planned: whole.plan.segments, before: shots[index - 1] }),
  );
  const kept = new Set(segments.map(({ key }) => key));
  const due = segments.filter(({ key }) => whole.standings[key]?.status === 'will-render' && key !== '001/0');
  const priced = due.filter(({ cost }) => cost !== null);
  const names = segments.map(({ engine, model, workflowFile }) => {
    const name = limitsOf(engine, workflowFile ?? model)?.displayName ?? engine;
    const engineName = STAND_IN_ENGINES.find(({ id }) => id === engine)?.name ?? engine;
    return [`${engine} ${workflowFile ?? model ?? ''}`, engine === 'draft' ? name : `${engineName} · ${name}`];
  });
  return {
    ...whole,
    plan: {
      ...whole.plan,
      segments,
      shots: whole.plan.shots.map((shot) => ({
        ...shot,
        segmentKeys: shot.segmentKeys.filter((key) => kept.has(key)),
      })),
    },
    engineName: 'Replicate · Veo 3.1 Fast',
    engineNames: Object.fromEntries(names),
    cost:
      priced.length === 0
        ? null
        : {
            estimate: priced.reduce((sum, { cost }) => sum + (cost?.estimate ?? 0), 0),
            currency: 'USD',
            unknown: due.filter(({ engine, cost }) => engine === 'replicate' && cost === null).length,
          },
  };
}

interface EngineSegmentParts {
  readonly settings: ProjectSettings;
  readonly planned: readonly PlanSegment[];
  readonly before: Shot | undefined;
}

function engineSegment(shot: Shot, { settings, planned, before }: EngineSegmentParts): PlanSegment[] {
  const first = planned.find(({ key }) => key === `${shot.shotId}/0`);
  if (!first) return [];
  const engine = shot.engine ?? settings.engine ?? 'draft';
  const chosen = shot.engineModel ?? settings.engineModels[engine] ?? null;
  const limits = limitsOf(engine, chosen);
  const rate = first.framesPerSecond;
  const framesKept = Math.round(shot.durationSeconds * rate);
  const asked =
    limits?.frameRule.kind === 'discrete'
      ? (limits.frameRule.frameCounts.find((count) => count >= framesKept) ?? limits.frameRule.frameCounts.at(-1) ?? 0)
      : Math.round(framesKept * (limits?.requestBuffer?.factor ?? 1));
  const withAudio = Boolean(limits?.makesAudio) && `${shot.audioBackground}${shot.audioDialogue}` !== '';
  const rateOf = limits?.price?.rates.find((one) => one.withAudio === null || one.withAudio === withAudio);
  const cost = rateOf && (rateOf.perClip ?? (rateOf.perSecond ?? 0) * (asked / rate));
  const heard = [shot.audioBackground, shot.audioDialogue].filter(Boolean);
  return [
    {
      ...first,
      ...(shot.start === 'previous' &&
        before && { start: { kind: 'last-frame', segmentKey: `${before.shotId}/0` }, dependsOn: `${before.shotId}/0` }),
      segmentCount: 1,
      engine,
      workflowFile: limits?.workflowFile ?? null,
      model: limits?.model ?? null,
      quality: settings.quality,
      framesKept,
      framesRequested: asked,
      framesDroppedAtEnd: asked - framesKept,
      clipFrames: framesKept,
      durationSeconds: framesKept / rate,
      references: limits?.mostReferences ? shot.referenceImages.map((path) => `/home/kim/films/harbour/${path}`) : [],
      withAudio,
      overlays: shot.overlays.map((overlay) => placedOverlay(overlay, null)),
      prompt: withAudio ? `${shot.prompt}. Sound: ${heard.join('. ')}` : shot.prompt,
      promptParts: { video: shot.prompt, background: shot.audioBackground, dialogue: shot.audioDialogue },
      cost:
        cost && limits?.price
          ? { estimate: cost, currency: 'USD', source: limits.price.source, date: limits.price.asOf }
          : null,
    },
  ];
}
