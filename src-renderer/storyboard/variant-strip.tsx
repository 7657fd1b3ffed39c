// The pictures a shot could start from, side by side: a large look at each, one click or one digit to choose.
import { Popover, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { KeyframeVariant } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import { useStores } from '../app/stores-context.ts';
import { Picture } from '../ui/picture.tsx';
import styles from './variant-strip.module.css';

interface VariantStripProps {
  readonly shotId: string;
  /** Another keyframe: looked for anew. */
  readonly keyframePath: string | null;
  readonly onChoose: (filePath: string) => void;
}

/** Who walks through the shots with the arrows asks for nothing. */
const PAUSE_MS = 120;
const PREVIEW_PIXELS = 560;

function useVariants(shotId: string, keyframePath: string | null): readonly KeyframeVariant[] {
  const { studio } = useStores();
  const [variants, setVariants] = useState<readonly KeyframeVariant[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another keyframe means that there may be other variants
  useEffect(() => {
    let wanted = true;
    const ask = async () => {
      const answer = await studio.call('keyframes.variants', { shotId });
      // A shot without variants looks the same as one of which they cannot be told.
      if (wanted) setVariants(answer.ok ? answer.value : []);
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    // Somebody may have drawn new ones meanwhile.
    const onFocus = () => void ask();
    window.addEventListener('focus', onFocus);
    return () => {
      wanted = false;
      clearTimeout(timer);
      window.removeEventListener('focus', onFocus);
    };
  }, [studio, shotId, keyframePath]);
  return variants;
}

export function VariantStrip({ shotId, keyframePath, onChoose }: VariantStripProps) {
  const { studio } = useStores();
  const variants = useVariants(shotId, keyframePath);
  const [shown, setShown] = useState<KeyframeVariant | null>(null);
  if (variants.length < 2) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    const variant = /^[1-9]$/.test(event.key) ? variants[Number(event.key) - 1] : undefined;
    if (!variant || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (!variant.chosen) onChoose(variant.filePath);
  };
  return (
    <Popover
      opened={shown !== null}
      position="left"
      width={PREVIEW_PIXELS}
      withArrow
      shadow="lg"
      offset={14}
      middlewares={{ shift: true }}
    >
      <Popover.Target>
        {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons, no fields */}
        <div
          className={styles.strip}
          role="group"
          aria-label={say`Variants of the keyframe`}
          onKeyDown={onKeyDown}
          onPointerLeave={() => setShown(null)}
          onBlur={() => setShown(null)}
        >
          {variants.map((variant, index) => (
            <UnstyledButton
              key={variant.filePath}
              className={styles.variant}
              aria-pressed={variant.chosen}
              aria-label={say`Variant ${variant.name}`}
              onPointerEnter={() => setShown(variant)}
              onFocus={() => setShown(variant)}
              onClick={() => {
                if (!variant.chosen) onChoose(variant.filePath);
              }}
            >
              <img src={studio.mediaUrl(variant.filePath)} alt="" loading="lazy" decoding="async" draggable={false} />
              <span className={styles.name} data-key={variant.chosen || index > 8 ? undefined : index + 1}>
                {variant.chosen && <IconCheck size={12} stroke={3} aria-hidden />}
                <span>{variant.name}</span>
              </span>
            </UnstyledButton>
          ))}
        </div>
      </Popover.Target>
      <Popover.Dropdown p={6}>
        {shown && (
          <Picture
            src={studio.mediaUrl(shown.filePath)}
            alt={say`Variant ${shown.name}, large`}
            absence={say`No picture yet`}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
