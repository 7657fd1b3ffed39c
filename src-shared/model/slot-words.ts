// The slots of a graph in plain words, for the screen and for what the main process says of them.
import { say } from '../i18n/say.ts';
import type { SlotName } from './workflow.ts';

export interface WordWithHelp {
  readonly label: string;
  readonly help: string;
}

export function slotWords(slot: SlotName): WordWithHelp {
  switch (slot) {
    case 'startImage':
      return { label: say`Start image`, help: say`The node that loads the picture the video begins with.` };
    case 'endImage':
      return { label: say`End image`, help: say`The node that loads the picture the video ends on.` };
    case 'positive':
      return { label: say`Prompt`, help: say`What the video should show.` };
    case 'negative':
      return { label: say`Negative prompt`, help: say`What it should not show.` };
    case 'seed':
      return { label: say`Seed`, help: say`Only of samplers that add noise; the others ignore theirs.` };
    case 'width':
      return { label: say`Width`, help: say`In pixels.` };
    case 'height':
      return { label: say`Height`, help: say`In pixels.` };
    case 'length':
      return { label: say`Frames`, help: say`How many frames the model makes.` };
    case 'fps':
      return { label: say`Frame rate`, help: say`Frames per second of the saved video.` };
    case 'filenamePrefix':
      return { label: say`File name`, help: say`How the server names what it saves.` };
    default:
      return innerSlotWords(slot);
  }
}

type InnerSlot = Extract<SlotName, 'steps' | 'stepBounds' | 'cfg' | 'imageBatch' | 'saveNode'>;

/** Of what lies deeper in the graph. */
function innerSlotWords(slot: InnerSlot): WordWithHelp {
  switch (slot) {
    case 'steps':
      return { label: say`Steps`, help: say`Sampling steps.` };
    case 'stepBounds':
      return {
        label: say`Hand-over steps`,
        help: say`Where one sampler hands over to the next; they scale with the steps.`,
      };
    case 'cfg':
      return { label: say`CFG`, help: say`How closely the prompt is followed. A distilled stage keeps its own.` };
    case 'imageBatch':
      return {
        label: say`Frames before encoding`,
        help: say`Where the last frame is taken from, cleaner than the encoded video has it.`,
      };
    case 'saveNode':
      return { label: say`Save node`, help: say`The node whose files are the take.` };
  }
}
