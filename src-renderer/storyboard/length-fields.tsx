// How long the shot is, and its seed.

import { say } from '#shared/i18n/say.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { SideSection } from '../ui/side-section.tsx';
import { DurationField } from './duration-field.tsx';
import { useFilmRate } from './film-rate.ts';
import { SeedField } from './seed-field.tsx';
import styles from './shot-editor.module.css';
import { useShotFields } from './shot-fields.ts';
import { VoiceField } from './voice-field.tsx';

const SHOWN = ['duration', 'seed'] as const;

export function LengthFields({ shot }: { readonly shot: Shot }) {
  const { values, change, flush } = useShotFields(shot, SHOWN);
  const rate = useFilmRate();
  return (
    <SideSection title={say`Length and seed`}>
      <div className={styles.two}>
        <DurationField
          seconds={values.duration}
          framesPerSecond={rate}
          onSeconds={(duration) => change({ duration })}
          onDone={flush}
        />
        <SeedField shotId={shot.shotId} seed={values.seed} onSeed={(seed) => change({ seed })} onDone={flush} />
      </div>
      <VoiceField shot={shot} />
    </SideSection>
  );
}
