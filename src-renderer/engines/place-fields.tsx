// Where a picture is laid over a keyframe: a field of nine places, its size, how much is seen of it, its distance.
import { Input, Slider, Text, UnstyledButton } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import type { OverlayPlace, OverlayPosition } from '#shared/model/overlay.ts';
import { formatPercent } from '../ui/format-time.ts';
import styles from './overlays.module.css';

/** As they lie; held equal to the model's by its type, whose values would bring the whole of zod into the page. */
const GRID: readonly OverlayPosition[] = [
  'top-left',
  'top',
  'top-right',
  'left',
  'center',
  'right',
  'bottom-left',
  'bottom',
  'bottom-right',
];

export function positionWords(position: OverlayPosition): string {
  const words: Readonly<Record<OverlayPosition, string>> = {
    'top-left': say`top left`,
    top: say`top`,
    'top-right': say`top right`,
    left: say`left`,
    center: say`centre`,
    right: say`right`,
    'bottom-left': say`bottom left`,
    bottom: say`bottom`,
    'bottom-right': say`bottom right`,
  };
  return words[position];
}

interface PlaceFieldsProps {
  readonly label: string;
  readonly place: OverlayPlace;
  readonly onChange: (place: Partial<OverlayPlace>) => void;
  readonly onDone?: () => void;
}

export function PlaceFields({ label, place, onChange, onDone }: PlaceFieldsProps) {
  return (
    <Input.Wrapper label={label} labelElement="div">
      <div className={styles.place}>
        <PositionGrid
          position={place.position}
          onChoose={(position) => {
            onChange({ position });
            onDone?.();
          }}
        />
        <div className={styles.sliders}>
          <Share
            label={say`Size`}
            value={place.scale}
            least={0.02}
            most={1}
            onChange={(scale) => onChange({ scale })}
            onDone={onDone}
          />
          <Share
            label={say`Opacity`}
            value={place.opacity}
            least={0}
            most={1}
            onChange={(opacity) => onChange({ opacity })}
            onDone={onDone}
          />
          <Share
            label={say`Margin`}
            value={place.margin}
            least={0}
            most={0.5}
            onChange={(margin) => onChange({ margin })}
            onDone={onDone}
          />
        </div>
      </div>
    </Input.Wrapper>
  );
}

interface PositionGridProps {
  readonly position: OverlayPosition;
  readonly onChoose: (position: OverlayPosition) => void;
}

function PositionGrid({ position, onChoose }: PositionGridProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend that the label above already is
    <div role="group" className={styles.grid} aria-label={say`Position`}>
      {GRID.map((one) => (
        <UnstyledButton
          key={one}
          className={styles.cell}
          aria-label={positionWords(one)}
          aria-pressed={one === position}
          title={positionWords(one)}
          onClick={() => onChoose(one)}
        />
      ))}
    </div>
  );
}

interface ShareProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
  readonly onDone: (() => void) | undefined;
}

function Share({ label, value, least, most, onChange, onDone }: ShareProps) {
  return (
    <div className={styles.share}>
      <Text component="span" fz={12} c="dimmed">
        {label}
      </Text>
      <Slider
        thumbLabel={label}
        label={null}
        min={least}
        max={most}
        step={0.01}
        size={4}
        value={value}
        onChange={(next) => onChange(Number(next.toFixed(2)))}
        onChangeEnd={() => onDone?.()}
      />
      <Text component="span" fz={12} ta="right">
        {formatPercent(value)}
      </Text>
    </div>
  );
}
