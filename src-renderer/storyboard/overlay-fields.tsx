// Pictures laid over the shot's keyframe before it is sent, such as the product of an advertisement; shown as it would look.
import { Button, Text } from '@mantine/core';
import { type CSSProperties, useState } from 'react';
import { placedOverlay, styleById } from '#shared/built-in-styles.ts';
import { say } from '#shared/i18n/say.ts';
import type { OverlayAsked } from '#shared/model/overlay.ts';
import type { KeyframeView, NamedPictureView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { StylePreset } from '#shared/model/style.ts';
import { useProject, useStores } from '../app/stores-context.ts';
import { overlayCss } from '../engines/overlay-css.ts';
import styles from '../engines/overlays.module.css';
import { PlaceFields } from '../engines/place-fields.tsx';
import { SideSection } from '../ui/side-section.tsx';
import { AddPicture } from './add-picture.tsx';
import { NamedPicture } from './reference-fields.tsx';
import { useShotFields } from './shot-fields.ts';

const SHOWN = ['overlays', 'style_preset', 'start'] as const;
const MOST_OVERLAYS = 10;
const NO_STYLES: readonly StylePreset[] = [];

interface OverlayFieldsProps {
  readonly shot: Shot;
  readonly keyframe: KeyframeView | undefined;
}

export function OverlayFields({ shot, keyframe }: OverlayFieldsProps) {
  const { values, change, flush } = useShotFields(shot, SHOWN);
  const own = useProject((state) => state.view?.settings.ownStyles) ?? NO_STYLES;
  const projectStyle = useProject((state) => state.view?.settings.stylePreset ?? null);
  const styleId = values.style_preset ?? projectStyle;
  const style = styleId === null ? null : styleById(styleId, own);
  const overlays = values.overlays ?? [];
  const pictures = keyframe?.overlays ?? [];
  const put = (next: readonly OverlayAsked[]) => change({ overlays: next.length === 0 ? null : [...next] });
  const edit = (at: number, patch: Partial<OverlayAsked>) =>
    put(overlays.map((overlay, index) => (index === at ? { ...overlay, ...patch } : overlay)));
  const isUnused = values.start === 'previous' && overlays.length > 0;
  return (
    <SideSection title={say`Laid over the keyframe`}>
      {overlays.length > 0 && !isUnused && (
        <Preview overlays={overlays} pictures={pictures} style={style} keyframe={keyframe} />
      )}
      {isUnused && (
        <Text c="var(--lt-stale)" fz={12}>
          {say`Left out: the shot continues from the previous one and has no keyframe of its own.`}
        </Text>
      )}
      {overlays.map((overlay, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one picture may be laid twice
        <div key={index} className={styles.overlay}>
          <NamedPicture
            path={overlay.image}
            picture={pictures.find(({ given }) => given === overlay.image)}
            onRemove={() => {
              put(overlays.filter((_, at) => at !== index));
              flush();
            }}
          />
          <PlaceFields
            label={say`Place of picture ${index + 1}`}
            place={placedOverlay(overlay, style)}
            onChange={(place) => edit(index, place)}
            onDone={flush}
          />
          {Object.keys(overlay).length > 1 && (
            <Button
              variant="default"
              size="compact-xs"
              style={{ alignSelf: 'flex-start' }}
              onClick={() => {
                put(overlays.map((one, at) => (at === index ? { image: one.image } : one)));
                flush();
              }}
            >
              {style ? say`As the style ${style.name} places it` : say`Back to the usual place`}
            </Button>
          )}
        </div>
      ))}
      <AddPicture
        label={say`Picture to lay over it`}
        full={overlays.length >= MOST_OVERLAYS && say`At most ${MOST_OVERLAYS} pictures`}
        onAdd={(image) => {
          put([...overlays, { image }]);
          flush();
        }}
      />
    </SideSection>
  );
}

interface PreviewProps {
  readonly overlays: readonly OverlayAsked[];
  readonly pictures: readonly NamedPictureView[];
  readonly style: StylePreset | null;
  readonly keyframe: KeyframeView | undefined;
}

const USUAL_SHAPE = '16 / 9';

/** Its shape is the keyframe's own: margins and sizes are parts of it. */
function Preview({ overlays, pictures, style, keyframe }: PreviewProps) {
  const { studio } = useStores();
  const [shape, setShape] = useState(USUAL_SHAPE);
  const media = keyframe?.mediaPath ?? null;
  const box: CSSProperties = { aspectRatio: shape, containerType: 'size' };
  return (
    <div className={styles.preview} style={box} role="img" aria-label={say`The keyframe with what is laid over it`}>
      {media && (
        <img
          src={studio.mediaUrl(media)}
          alt=""
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
            if (naturalWidth > 0) setShape(`${naturalWidth} / ${naturalHeight}`);
          }}
        />
      )}
      {overlays.map((overlay, index) => {
        const place = overlayCss(placedOverlay(overlay, style));
        const path = pictures.find(({ given }) => given === overlay.image)?.mediaPath;
        return path ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: one picture may be laid twice
          <img key={index} className={styles.laid} style={place} src={studio.mediaUrl(path)} alt="" draggable={false} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <span key={index} className={styles.laidAbsent} style={place} />
        );
      })}
    </div>
  );
}
