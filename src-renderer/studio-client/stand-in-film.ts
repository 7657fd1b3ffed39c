// What the stand-in says of the film and its seams. Scenes beginning with `film` have every shot rendered, a crossfade that
// works (001 to 002), one that is refused (003 to 004), and seams of every kind; `film-missing` lacks the last shots.
import type { PlanView } from '#shared/contract/shapes.ts';
import type { FilmSettings, FilmShot, FilmView } from '#shared/model/film.ts';
import type { ProjectView } from '#shared/model/project-view.ts';
import type { SeamChoice, SeamCorrection, SeamFigures, SeamView } from '#shared/model/seam.ts';
import type { PlanSegment, PlanShot } from '#shared/model/video-plan.ts';
import { err, ok } from '#shared/result.ts';
import { drawClips } from './stand-in-clips.ts';
import type { StandInAnswers } from './stand-in-studio.ts';
import { drawTestVideo } from './stand-in-video.ts';

export const isFilmScene = (scene: string): boolean => scene.startsWith('film');

const REFUSED = 'Its last take ends with its last kept frame, and the crossfade needs 12 more.';

const REFUSED_FINDING = {
  severity: 'warning' as const,
  code: 'output-too-short' as const,
  message: `Shot 003 is cut to the next one instead of fading: ${REFUSED}`,
  remedy: 'Render segment 003/1 again: it then gets the frames that the crossfade needs.',
  shotId: '003',
  segmentIndex: 1,
};

/** What `film.view` answers for a plan. */
export function standInFilm(
  { plan, standings }: PlanView,
  settings: FilmSettings,
  refused: Readonly<Record<string, string>> = {},
): FilmView {
  let firstFrame = 0;
  const shots = plan.shots.map((shot, index): FilmShot => {
    const found = {
      shotId: shot.shotId,
      firstFrame,
      frames: shot.filmFrames,
      missing: shot.segmentKeys.filter((key) => !standings[key]?.clip),
      stale: shot.segmentKeys.filter((key) => standings[key]?.clip && standings[key].status === 'stale'),
      transition: index === plan.shots.length - 1 ? null : transitionOf(shot, refused[shot.shotId] ?? null),
    };
    firstFrame += shot.filmFrames;
    return found;
  });
  const rate = plan.filmFramesPerSecond;
  const faded = shots.reduce((sum, { transition }) => sum + (transition?.frames ?? 0), 0);
  return {
    frames: firstFrame + Math.round((settings.endCard?.durationSeconds ?? 0) * rate),
    framesPerSecond: rate,
    width: plan.width,
    height: plan.height,
    shots,
    cardFrames: Math.round((settings.endCard?.durationSeconds ?? 0) * rate),
    effectFrames: settings.shotLabels
      ? firstFrame
      : faded + Math.round((settings.fadeInSeconds + settings.fadeOutSeconds) * rate) + 18,
    audioFiles: ['audio/Harbour at night (final).wav', 'audio/waves.flac'],
    findings: Object.keys(refused).length > 0 ? [REFUSED_FINDING] : [],
  };
}

function transitionOf({ crossfadeFrames, segmentKeys }: PlanShot, refused: string | null): FilmShot['transition'] {
  if (refused !== null) return { kind: 'cut', frames: 0, refused, renderAgainKey: segmentKeys.at(-1) ?? null };
  const kind = crossfadeFrames > 0 ? 'crossfade' : 'cut';
  return { kind, frames: crossfadeFrames, refused: null, renderAgainKey: null };
}

export const standInCorrection: SeamCorrection = {
  side: 'after',
  offsets: [9, 8, 7, 6, 5, 4, 3, 2, 1].map((luma) => ({ luma: -luma, blue: -Math.round(luma / 4), red: 0 })),
};

const CLEAN: SeamFigures = {
  repeatDifference: 0.0041,
  isRepeat: true,
  lumaStep: 0.0011,
  colourStep: 0.0008,
  motionBefore: 0.0121,
  motionAcross: 0.0127,
  motionAfter: 0.0119,
  drift: 0.0032,
  score: 4,
  grade: 'clean',
  words: ['Nothing is seen.'],
};

const SLIGHT: SeamFigures = {
  ...CLEAN,
  lumaStep: 0.0123,
  score: 27,
  grade: 'slight',
  words: ['The later side is 1.2 % brighter: seen only by who looks for it.'],
};

const VISIBLE: SeamFigures = {
  ...CLEAN,
  lumaStep: 0.0361,
  colourStep: 0.0084,
  drift: 0.0412,
  score: 58,
  grade: 'visible',
  words: ['The picture becomes 3.6 % brighter at once.', 'Its colour shifts a little towards blue.'],
};

const BROKEN: SeamFigures = {
  ...CLEAN,
  repeatDifference: 0.1874,
  isRepeat: false,
  motionAcross: 0.1433,
  score: 93,
  grade: 'broken',
  words: ['It looks like a cut: the later segment does not begin with the frame that it was given.'],
};

export function standInSeam(after: PlanSegment, frameInShot: number, change: Partial<SeamView> = {}): SeamView {
  return {
    segmentKey: after.key,
    beforeKey: after.dependsOn ?? '',
    shotId: after.shotId,
    frameInShot,
    status: 'measured',
    figures: CLEAN,
    choice: null,
    correction: null,
    possibleCorrection: null,
    error: null,
    ...change,
  };
}

const TROUBLES: Record<string, Partial<SeamView>> = {
  '003/1': { figures: SLIGHT, possibleCorrection: standInCorrection },
  '004/1': { figures: VISIBLE, possibleCorrection: standInCorrection, correction: standInCorrection },
  '004/2': { figures: BROKEN },
  '004/3': { status: 'failed', figures: null, error: 'Take 1 of segment 004/3 does not decode.' },
  '006/1': { figures: VISIBLE, possibleCorrection: standInCorrection, choice: 'off' },
  '006/2': { status: 'waiting', figures: null },
};

/** In film order: every join of every shot. */
export function standInSeams(
  { plan, standings }: PlanView,
  choices: Readonly<Record<string, SeamChoice>>,
  troubles = TROUBLES,
): SeamView[] {
  let frameInShot = 0;
  return plan.segments.flatMap((segment) => {
    frameInShot = segment.segmentIndex === 0 ? 0 : frameInShot;
    const at = frameInShot;
    frameInShot += segment.clipFrames;
    const before = segment.dependsOn;
    if (segment.segmentIndex === 0 || before === null) return [];
    if (!standings[segment.key]?.clip || !standings[before]?.clip)
      return standInSeam(segment, at, { status: 'missing', figures: null });
    return chosen(standInSeam(segment, at, troubles[segment.key]), choices[segment.key]);
  });
}

function chosen(seam: SeamView, choice: SeamChoice | undefined): SeamView {
  if (!choice) return seam;
  return { ...seam, choice, correction: choice === 'on' ? seam.possibleCorrection : null };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

interface FilmStage {
  readonly plan: () => PlanView;
  readonly project: () => ProjectView | null;
  /** A drawn video under a media path. */
  readonly draw: (mediaPath: string, base64: string) => void;
}

const PREVIEW = { width: 640, height: 360, frames: 48, framesPerSecond: 24 };

export function filmAnswers(scene: string, { plan, project, draw }: FilmStage): StandInAnswers {
  const settings = () => project()?.settings;
  const seams = () => standInSeams(plan(), settings()?.seamChoices ?? {}, isFilmScene(scene) ? TROUBLES : {});
  return {
    ...(isFilmScene(scene) && {
      'plan.build': async () => {
        await drawClips(plan(), draw);
        return ok(plan());
      },
    }),
    'film.view': () => {
      const film = settings()?.film;
      if (!film) return err({ code: 'no-project', message: 'No project is open.', remedy: 'Open a folder.' });
      return ok(standInFilm(plan(), film, isFilmScene(scene) ? { '003': REFUSED } : {}));
    },
    'seams.list': async () => {
      await pause(200);
      const list = seams();
      return ok({ seams: list, waiting: list.filter(({ status }) => status === 'waiting').length });
    },
    'seams.preview': async ({ segmentKey }) => {
      const seam = seams().find((entry) => entry.segmentKey === segmentKey);
      if (seam?.status !== 'measured') {
        const message = `The join before segment ${segmentKey} cannot be shown: ${seam?.error ?? 'a clip is missing'}.`;
        return err({ code: 'output-damaged', message, remedy: 'Render the segment again, or choose another take.' });
      }
      const plain = `video/_seams/${segmentKey.replace('/', '_')}_plain.mp4`;
      const corrected = seam.possibleCorrection && plain.replace('_plain', '_corrected');
      const drawn = await drawTestVideo(PREVIEW);
      for (const mediaPath of [plain, corrected]) if (mediaPath) draw(mediaPath, drawn);
      return ok({ plain, corrected, joinFrame: 24, frames: 48 });
    },
  };
}
