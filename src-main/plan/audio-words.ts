// What should be heard, for models that make sound: joined to the prompt as paragraphs with their labels, as such models want it. Pure.
import { say } from '#shared/i18n/say.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { Obstacle } from './shot-obstacles.ts';

/** `Narrator (warm voice): "Every master …"` says by itself that it is spoken. */
const NAMES_ITS_SPEAKER = /^[^:"“”„«\n]{1,120}:\s*["“„«]/u;
const HAS_LABEL = /^(dialogue|background|music|sound|audio|ambient|ambience)\b[^:\n]{0,40}:/i;

export function audioParagraphs({ background, dialogue }: { background: string; dialogue: string }): string[] {
  const paragraphs: string[] = [];
  if (background !== '') paragraphs.push(HAS_LABEL.test(background) ? background : `Background music: ${background}`); // not for people
  if (dialogue !== '') {
    const stays = HAS_LABEL.test(dialogue) || NAMES_ITS_SPEAKER.test(dialogue);
    paragraphs.push(stays ? dialogue : `Dialogue: ${dialogue}`); // not for people
  }
  return paragraphs;
}

/** It is said once, whatever else is asked of the model. */
export function audioLeftOut({ audioBackground, audioDialogue }: Shot): Obstacle[] {
  const hasBackground = audioBackground.trim() !== '';
  const hasDialogue = audioDialogue.trim() !== '';
  if (!hasBackground && !hasDialogue) return [];
  return [
    {
      key: hasBackground ? 'audio_background' : 'audio_dialogue',
      reason:
        hasBackground && hasDialogue
          ? say`Its background sound and its dialogue are left out: what renders it makes no sound.`
          : hasBackground
            ? say`Its background sound is left out: what renders it makes no sound.`
            : say`Its dialogue is left out: what renders it makes no sound.`,
      remedy: say`Choose a model that makes sound, such as one of the Veo models, or add the sound to the finished film.`,
    },
  ];
}
