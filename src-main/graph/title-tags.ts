// A node's title may begin with tags that say what it is for: "[START] Keyframe", "[LENGTH:num_frames] Sampler".
import type { SlotName } from '#shared/model/workflow.ts';
import { type ComfyNode, titleOf } from './comfy-graph.ts';

export interface TitleTag {
  /** `START`, `MODEL`, … */
  readonly tag: string;
  /** What stands behind the colon; null where there is none. */
  readonly name: string | null;
}

/** The tags that bind a slot. `[MODEL]` and `[LORA]` are read elsewhere: they have slots of their own. */
export const SLOT_OF_TAG: Readonly<Record<string, SlotName>> = {
  START: 'startImage',
  END: 'endImage',
  PROMPT: 'positive',
  NEGATIVE: 'negative',
  SEED: 'seed',
  WIDTH: 'width',
  HEIGHT: 'height',
  LENGTH: 'length',
  FPS: 'fps',
  STEPS: 'steps',
  CFG: 'cfg',
  FRAMES: 'imageBatch',
  SAVE: 'saveNode',
};

/** Capitals only: a title such as "[end] of the line" is nobody's tag. */
export function titleTags(node: ComfyNode | undefined): TitleTag[] {
  const tags: TitleTag[] = [];
  const nextTag = /\s*\[([A-Z]+)(?::([^\]]*))?\]/y;
  const title = titleOf(node);
  for (let found = nextTag.exec(title); found !== null; found = nextTag.exec(title)) {
    tags.push({ tag: found[1] ?? '', name: found[2]?.trim() ?? null });
  }
  return tags;
}

export function tagNamed(node: ComfyNode | undefined, tag: string): TitleTag | undefined {
  return titleTags(node).find((each) => each.tag === tag);
}
