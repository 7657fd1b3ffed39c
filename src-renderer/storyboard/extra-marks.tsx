// On a card: what the shot has beyond the usual: another engine, sound, references, pictures laid over its keyframe.
import { type Icon, IconCloud, IconCpu, IconPhotoPlus, IconStack2, IconVolume } from '@tabler/icons-react';
import { many, say } from '#shared/i18n/say.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { sameChoice } from '../engines/model-list.ts';
import { modelName } from '../engines/model-words.ts';
import styles from './shot-cards.module.css';
import { useShotFields } from './shot-fields.ts';
import { type ShotModel, useShotModel } from './shot-model.ts';

const SHOWN = ['audio_background', 'audio_dialogue', 'reference_images', 'overlays'] as const;

export function ExtraMarks({ shot }: { readonly shot: Shot }) {
  const { values } = useShotFields(shot, SHOWN);
  const model = useShotModel(shot);
  const references = values.reference_images?.length ?? 0;
  const overlays = values.overlays?.length ?? 0;
  return (
    <>
      {isOther(model) && (
        <ExtraMark icon={model.found?.engine.isLocal === false ? IconCloud : IconCpu} words={rendererWords(model)} />
      )}
      {(values.audio_background || values.audio_dialogue) && (
        <ExtraMark icon={IconVolume} words={say`Says what is to be heard`} />
      )}
      {references > 0 && (
        <ExtraMark icon={IconPhotoPlus} words={many(references, '{{count}} reference', '{{count}} references')} />
      )}
      {overlays > 0 && (
        <ExtraMark
          icon={IconStack2}
          words={many(
            overlays,
            '{{count}} picture laid over its keyframe',
            '{{count}} pictures laid over its keyframe',
          )}
        />
      )}
    </>
  );
}

/** One that names the project's own engine and model is nothing to point out. */
function isOther({ own, found, ofProject }: ShotModel): boolean {
  if (own === null) return false;
  const choice = ({ engine, model }: NonNullable<ShotModel['found']>) => ({
    engine: engine.id,
    model: model?.model ?? null,
  });
  return !found || !ofProject || !sameChoice(choice(found), choice(ofProject));
}

const rendererWords = ({ own, found }: ShotModel): string =>
  say`Renders with ${found ? modelName(found.engine, found.model) : (own?.model ?? own?.engine ?? '')}`;

function ExtraMark({ icon: Mark, words }: { readonly icon: Icon; readonly words: string }) {
  return (
    <span className={styles.mark} data-hint={words} role="img" aria-label={words}>
      <Mark size={13} stroke={1.8} aria-hidden />
    </span>
  );
}
