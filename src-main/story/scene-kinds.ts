// The three kinds of files that are a list of scenes: the story of the Wan tool, the scene prompts of the cloud pipeline, the
// clip prompts of the parallel generator. Pure.

import { dirname, isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from '#shared/i18n/say.ts';
import type { EntryKeys } from './entry-keys.ts';
import type { SceneFindings } from './scene-findings.ts';
import type { MoreOfScene, SceneKind } from './scene-list.ts';

/** 5: the story tool's own default. */
export const STORY_LIST: SceneKind = {
  promptKeys: ['prompt'],
  durationKeys: ['duration', 'duration_seconds'],
  defaultSeconds: 5,
  numberKeys: [],
  continues: true,
};

export const SCENE_KEYS = ['video_prompt', 'scene_number', 'audio_background', 'audio_dialogue', 'duration_seconds'];

/** 8: what the pipeline's own configuration asks for. Each scene has a first frame of its own there. */
export const SCENE_PROMPTS: SceneKind = {
  promptKeys: ['video_prompt', 'prompt', 'visual_prompt'],
  durationKeys: ['duration_seconds', 'duration'],
  defaultSeconds: 8,
  numberKeys: ['scene_number', 'scene', 'number', 'id'],
  continues: false,
  about: () => say`These are scene prompts: each scene has a first frame of its own.`,
  more: (keys) => ({
    audioBackground: keys.text('audio_background', 'background_music', 'audio'),
    audioDialogue: keys.text('audio_dialogue', 'dialogue'),
  }),
};

export const CLIP_KEYS = [
  ...['clip_index', 'target_duration', 'scene_reference_url', 'scene_reference'],
  ...['character_reference_urls', 'character_references'],
];

/**
 * 5: the shortest clip that every model of the parallel generator makes.
 * @param fileFolder where the file lies, if that is known: its paths count from there
 */
export const clipPrompts = (fileFolder: string | null): SceneKind => ({
  promptKeys: ['prompt', 'video_prompt'],
  durationKeys: ['target_duration', 'duration'],
  defaultSeconds: 5,
  numberKeys: ['clip_index', 'index', 'id'],
  continues: false,
  about: () => say`These are clip prompts: each clip begins by itself.`,
  more: (keys, number, findings) => referencesOf(keys, number, findings, fileFolder),
});

/** The scene first, then the characters. */
function referencesOf(
  keys: EntryKeys,
  number: number,
  findings: SceneFindings,
  fileFolder: string | null,
): MoreOfScene {
  const given = [
    keys.take('scene_reference_url', 'scene_reference'),
    keys.take('character_reference_urls', 'character_references', 'character_reference_url', 'character_reference'),
  ].flat();
  const references = new Set<string>();
  for (const value of given) {
    if (typeof value !== 'string' || value.trim() === '') continue;
    const path = localPath(value.trim(), fileFolder);
    if (path === null) {
      if (findings.of('web-reference').at(-1) !== number) findings.add('web-reference', number);
      continue;
    }
    if (!isAbsolute(path) && findings.of('relative-reference').at(-1) !== number) {
      findings.add('relative-reference', number);
    }
    references.add(path);
  }
  return { references: [...references] };
}

/** null: it is not on this machine. */
function localPath(value: string, fileFolder: string | null): string | null {
  if (!/^[a-z][a-z0-9+.-]+:/i.test(value)) return fromFolder(value, fileFolder);
  try {
    return value.startsWith('file:') ? fileURLToPath(value) : null;
  } catch {
    return null;
  }
}

/** As it stands, where the folder of its file is not known. */
export const fromFolder = (path: string, fileFolder: string | null): string =>
  fileFolder === null || isAbsolute(path) ? path : resolve(fileFolder, path);

/** null: only the file's name is known, as where a page read it. */
export const folderOfFile = (fileName: string): string | null => (isAbsolute(fileName) ? dirname(fileName) : null);

/** What the preview says besides the findings. */
export function soundNotes(scenes: readonly MoreOfScene[]): string[] {
  const isHeard = scenes.some(({ audioBackground, audioDialogue }) => audioBackground || audioDialogue);
  return isHeard
    ? [say`Words for background and dialogue go along to engines that make sound; others leave them out.`]
    : [];
}
