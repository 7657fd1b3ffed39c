// How several shots go over into their next ones.
import { NumberInput, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import { SideSection } from '../ui/side-section.tsx';
import { type MultiFieldsProps, SeveralHint } from './multi-fields.tsx';
import { commonValue, SEVERAL } from './multi-values.ts';
import styles from './shot-editor.module.css';
import { isCrossfade } from './shot-numbers.ts';
import { USUAL_CROSSFADE_SECONDS } from './transition-fields.tsx';

export function MultiTransition({ shots, changeAll }: MultiFieldsProps) {
  const common = commonValue(shots, 'transition');
  const [typed, setTyped] = useState<string | null>(null);
  const kind = common === SEVERAL ? '' : (common?.kind ?? 'cut');
  const duration = common !== SEVERAL && common?.kind === 'crossfade' ? common.duration : null;
  const invalid = typed !== null && !isCrossfade(typed);
  const commit = () => {
    if (typed !== null && !invalid && Number(typed) !== duration) {
      changeAll({ transition: { kind: 'crossfade', duration: Number(typed) } });
    }
    if (!invalid) setTyped(null);
  };
  return (
    <SideSection title={say`Into the next shot`}>
      <div className={styles.two}>
        <SegmentedControl
          aria-label={say`Transition`}
          fullWidth
          style={{ alignSelf: 'end' }}
          value={kind}
          data={[
            { value: 'cut', label: say`Cut` },
            { value: 'crossfade', label: say`Crossfade` },
          ]}
          onChange={(value) =>
            changeAll({
              transition: value === 'crossfade' ? { kind: value, duration: USUAL_CROSSFADE_SECONDS } : null,
            })
          }
        />
        {kind !== 'cut' && (
          <NumberInput
            label={say`Seconds`}
            step={0.25}
            placeholder={duration === null ? say`several values` : ''}
            value={typed ?? duration ?? ''}
            error={invalid && typed !== '' && say`More than 0, at most 60`}
            onChange={(value) => setTyped(String(value))}
            onBlur={commit}
            onKeyDown={(event) => {
              if (event.key === 'Enter') commit();
            }}
          />
        )}
      </div>
      {common === SEVERAL && <SeveralHint />}
    </SideSection>
  );
}
