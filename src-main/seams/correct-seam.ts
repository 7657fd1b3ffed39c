// What may be added to the frames beside a join so that it does not show: brightness and tint, never the picture. Pure.
// Additive only: AIMixer's history (director/segment_continuity.py) has gains that smeared and blends that ghosted.
import type { Levels, SeamCorrection, SeamFigures } from '#shared/model/seam.ts';
import { looksLikeCut } from './judge-seam.ts';
import { type Channel, levelAt, median, type Sides, type Steps, stepAt, stepsOver } from './level-steps.ts';
import { RAMP_FRAMES, type SeamMeasurement } from './seam-measurement.ts';
import { COLOUR_CAP, COLOUR_TRIGGER, LUMA_CAP, LUMA_TRIGGER } from './seam-thresholds.ts';
import { COLOUR_CODES, LUMA_CODES } from './small-pictures.ts';

const CHANNELS: Record<Channel, { readonly codes: number; readonly cap: number }> = {
  luma: { codes: LUMA_CODES, cap: LUMA_CAP },
  blue: { codes: COLOUR_CODES, cap: COLOUR_CAP },
  red: { codes: COLOUR_CODES, cap: COLOUR_CAP },
};

/** What is possible, wanted or not: whole 8-bit codes for frames from the join outward; null where there is nothing to mend. */
export function correctionFor(measurement: SeamMeasurement, figures: Steps): SeamCorrection | null {
  const side = sideToCorrect(measurement);
  const hasStep = { luma: figures.lumaStep !== 0, blue: figures.colourStep !== 0, red: figures.colourStep !== 0 };
  const codes = (channel: Channel) => (hasStep[channel] ? codesFor(measurement, side, channel) : []);
  const [luma, blue, red] = [codes('luma'), codes('blue'), codes('red')];
  const offsets = Array.from({ length: RAMP_FRAMES }, (_, index) => ({
    luma: luma[index] ?? 0,
    blue: blue[index] ?? 0,
    red: red[index] ?? 0,
  }));
  const last = offsets.findLastIndex((offset) => offset.luma !== 0 || offset.blue !== 0 || offset.red !== 0);
  return last === -1 ? null : { side, offsets: offsets.slice(0, last + 1) };
}

/** Where the user has said nothing: above the trigger, and never across a cut, where the correction would be the flash. */
export function appliesByDefault(figures: SeamFigures): boolean {
  if (looksLikeCut(figures)) return false;
  return Math.abs(figures.lumaStep) > LUMA_TRIGGER || figures.colourStep > COLOUR_TRIGGER;
}

/** What is left of the steps once the correction is added; as in SeamFigures. */
export function stepsAfterCorrection(measurement: SeamMeasurement, correction: SeamCorrection | null): Steps {
  return stepsOver(correction === null ? measurement : corrected(measurement, correction));
}

function corrected({ before, after }: Sides, { side, offsets }: SeamCorrection): Sides {
  const add = (levels: Levels, index: number): Levels => {
    const { luma = 0, blue = 0, red = 0 } = offsets[index] ?? {};
    return {
      luma: levels.luma + luma / LUMA_CODES,
      blue: levels.blue + blue / COLOUR_CODES,
      red: levels.red + red / COLOUR_CODES,
    };
  };
  return side === 'before' ? { before: before.map(add), after } : { before, after: after.map(add) };
}

/** The one that has gone farther from the shot's first frame; by luma, and by tint where that is what changed. */
function sideToCorrect({ before, after, shotStart }: SeamMeasurement): SeamCorrection['side'] {
  const channels: readonly Channel[] = ['luma', 'blue', 'red'];
  const distance = (side: readonly Levels[]) =>
    Math.hypot(...channels.map((channel) => levelAt(side, 0, channel) - shotStart[channel]));
  return distance(before) > distance(after) ? 'before' : 'after';
}

/**
 * The wanted levels run in a straight line from the other side's level, its trend continued into the join, to this side's own
 * level where the ramp ends. So a fade stays one, and a flash, which comes back by itself, gets no tail.
 */
function codesFor(sides: Sides, sideName: SeamCorrection['side'], channel: Channel): readonly number[] {
  const side = sides[sideName];
  const { codes, cap } = CHANNELS[channel];
  const { step } = stepAt(sides, channel);
  const offsetAtJoin = sideName === 'before' ? step : -step;
  const rampFrames = Math.min(RAMP_FRAMES, side.length);
  const from = levelAt(side, 0, channel) + offsetAtJoin;
  const to = levelAt(side, rampFrames, channel);
  let room = cap;
  return Array.from({ length: rampFrames }, (_, index) => {
    const wanted = from + ((to - from) * index) / rampFrames - steadyLevel(side, index, channel);
    // What happens inside the ramp belongs to the picture: the offset only ever shrinks, and never turns.
    const size = Math.max(0, wanted * Math.sign(offsetAtJoin));
    room = Math.min(room, size);
    // Plus nothing: makes a negative zero a plain one.
    return Math.round(room * codes) * Math.sign(offsetAtJoin) + 0;
  });
}

/** The median of a frame and its two neighbours: a flicker of one frame inside the ramp is not what is to be evened out. */
function steadyLevel(side: readonly Levels[], index: number, channel: Channel): number {
  const around = index === 0 ? [0] : [index - 1, index, index + 1];
  return median(around.map((at) => levelAt(side, at, channel)));
}
