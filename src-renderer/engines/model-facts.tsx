// One model in a few lines: what it can, its lengths and sizes, its price, how sure that is.
import {
  type Icon,
  IconFlag,
  IconPhoto,
  IconPhotoPlus,
  IconPuzzle,
  IconTextSize,
  IconVolume,
} from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import type { EngineInfo, EngineModelInfo } from '#shared/model/engine-info.ts';
import styles from './engines.module.css';
import {
  type AbilityId,
  abilitiesOf,
  dayWords,
  lengthWords,
  priceSourceWords,
  priceWords,
  sizeWords,
  standingNotes,
  standingWords,
} from './model-words.ts';

const ICONS: Readonly<Record<AbilityId, Icon>> = {
  image: IconPhoto,
  text: IconTextSize,
  end: IconFlag,
  references: IconPhotoPlus,
  sound: IconVolume,
  loras: IconPuzzle,
};

export function Abilities({ model }: { readonly model: EngineModelInfo }) {
  return (
    <span className={styles.abilities}>
      {abilitiesOf(model.limits).map(([id, words]) => {
        const Mark = ICONS[id];
        return (
          <span key={id} className={styles.ability}>
            <Mark size={14} stroke={1.6} aria-hidden />
            {words}
          </span>
        );
      })}
    </span>
  );
}

export function StandingBadge({ standing }: Pick<EngineModelInfo, 'standing'>) {
  if (standing === 'known') return null;
  return (
    <span className={styles.standing} data-standing={standing}>
      {standingWords(standing)}
    </span>
  );
}

/** "4, 6 or 8 s · 16:9, 9:16". */
export const clipWords = ({ limits }: EngineModelInfo): string => `${lengthWords(limits)} · ${sizeWords(limits)}`;

/** "about $0.15 a second · estimate of 2 November 2026"; who said so stands in the list of models. */
export function priceLine(model: EngineModelInfo, isLocal: boolean): string {
  const { price } = model.limits;
  const words = priceWords(model.limits, isLocal);
  return price === null ? words : say`${words}, estimate of ${dayWords(price.asOf)}`;
}

interface ModelRestProps {
  readonly engine: EngineInfo;
  readonly model: EngineModelInfo;
}

/** What stands below its name. */
export function ModelRest({ engine, model }: ModelRestProps) {
  const { price } = model.limits;
  const notes = standingNotes(model);
  const { bestFor, vramGb } = model.advice;
  const advice = [
    bestFor === '' ? '' : say`Best for: ${bestFor}`,
    vramGb !== null && engine.isLocal ? say`from ${vramGb} GB of graphics memory` : '',
  ].filter(Boolean);
  return (
    <>
      <Abilities model={model} />
      <span className={styles.facts}>
        {clipWords(model)}
        {price !== null && ` · ${say`Price: ${priceSourceWords(price)}`}`}
      </span>
      {advice.length > 0 && <span className={styles.facts}>{advice.join(' · ')}</span>}
      {model.notHere !== undefined && <span className={`${styles.facts} ${styles.warning}`}>{model.notHere}</span>}
      {notes.map((note) => (
        <span
          key={note}
          className={`${styles.facts} ${model.standing === 'known' ? '' : model.standing === 'shut-down' ? styles.problem : styles.warning}`}
        >
          {note}
        </span>
      ))}
    </>
  );
}
