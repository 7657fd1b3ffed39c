// Where everything of a project lies, relative to its folder, with forward slashes. Pure: names only.

/** What cannot stand in a file name on every system becomes `_`. */
export function safeName(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/g, '_');
}

export const segmentKey = (shotId: string, segmentIndex: number): string => `${shotId}/${segmentIndex}`;

/** null: it is no segment key. A shot id may hold slashes itself. */
export function splitSegmentKey(key: string): { shotId: string; segmentIndex: number } | null {
  const [, shotId, index] = /^(.*)\/(\d+)$/s.exec(key) ?? [];
  return shotId === undefined ? null : { shotId, segmentIndex: Number(index) };
}

const shotStem = (shotId: string): string => `shot_${safeName(shotId)}`;
const segmentStem = (shotId: string, index: number): string => `${shotStem(shotId)}_seg_${index}`;

export const STILL_KINDS = ['first', 'middle', 'last', 'strip'] as const;
export type StillKind = (typeof STILL_KINDS)[number];

export const layout = {
  projectFile: 'project.json',
  storyboardsFolder: 'storyboards',
  selectedFolder: 'selected',
  olderSelectedFolder: 'selected_keyframes',
  selectionFile: 'selected/selected_keyframes.json',
  videoFolder: 'video',
  stateFile: 'video/_state.json',
  runsFolder: 'video/_runs',
  lockFile: '.longtake.lock',
  logFile: 'logs/pipeline.log',
  /** File name of a segment's active clip inside `video/`. */
  clipFile: (shotId: string, index: number): string => `${segmentStem(shotId, index)}.mp4`,
  clip: (shotId: string, index: number): string => `video/${segmentStem(shotId, index)}.mp4`,
  shotFile: (shotId: string): string => `${shotStem(shotId)}.mp4`,
  lastFrameFile: (shotId: string, index: number): string => `_startframes/${shotStem(shotId)}_lastframe_${index}.png`,
  lastFrame: (shotId: string, index: number): string => `video/_startframes/${shotStem(shotId)}_lastframe_${index}.png`,
  /** A keyframe with pictures laid over it; `hash` of what went into it. */
  composedFrame: (shotId: string, hash: string): string =>
    `video/_startframes/${shotStem(shotId)}_composed_${hash}.png`,
  takesFolder: (shotId: string, index: number): string => `video/_takes/${segmentStem(shotId, index)}`,
  thumbnail: (shotId: string, index: number): string => `video/_thumbs/${segmentStem(shotId, index)}.jpg`,
  /** Of one take, where it has no last frame to be shown by. */
  takeThumbnail: (shotId: string, index: number, take: number): string =>
    `video/_thumbs/${segmentStem(shotId, index)}_take_${take}.jpg`,
  /** First, middle and last frame of a clip, and many in a row for scrubbing. */
  stills: (shotId: string, index: number, which: StillKind): string =>
    `video/_thumbs/${segmentStem(shotId, index)}_${which}.jpg`,
  /** What joins of a film are encoded into, and found again. */
  filmPiecesFolder: 'video/_film',
  seamFile: (shotId: string, index: number): string => `video/_seams/${segmentStem(shotId, index)}.json`,
  /** The whole shot. */
  shotFilm: (shotId: string): string => `video/${shotStem(shotId)}.mp4`,
  /** The clip, or the shot, with the frames behind it that a crossfade needs, for editors. */
  handleClip: (shotId: string, index: number): string => `video/_handles/${segmentStem(shotId, index)}.mp4`,
  shotWithHandle: (shotId: string): string => `video/_handles/${shotStem(shotId)}.mp4`,
  exportsFolder: 'exports',
  audioFolder: 'audio',
  allTakesFolder: 'video/_takes',
  thumbnailsFolder: 'video/_thumbs',
} as const;
