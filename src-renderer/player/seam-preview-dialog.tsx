// A second on both sides of a seam, without and with its correction, over and over: as a wipe, side by side or by turns.
import { FocusTrap, Loader, Modal, SegmentedControl, Text } from '@mantine/core';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { describeError } from '#shared/describe-error.ts';
import { say } from '#shared/i18n/say.ts';
import { useSeams, useStores } from '../app/stores-context.ts';
import { SeamGradeMark } from '../film/seam-looks.tsx';
import type { SeamPreview } from '../film/seams-store.ts';
import compareStyles from '../takes/compare.module.css';
import type { CompareMode } from '../takes/compare-keys.ts';
import { compareModes } from '../takes/compare-modes.ts';
import { CompareStage } from '../takes/compare-stage.tsx';
import { CompareTransport } from '../takes/compare-transport.tsx';
import { useCompare } from '../takes/use-compare.ts';
import { seamName } from './seam-words.ts';
import styles from './seams.module.css';

interface SeamPreviewDialogProps {
  readonly framesPerSecond: number;
  /** It covers the page: what plays behind it should stop. */
  readonly onOpen: () => void;
}

export function SeamPreviewDialog({ framesPerSecond, onOpen }: SeamPreviewDialogProps) {
  const { player } = useStores();
  const key = useStore(player, (state) => state.previewedKey);
  const seam = useSeams((state) => (key === null ? undefined : state.byKey.get(key)));
  const opens = useEffectEvent(onOpen);
  useEffect(() => {
    if (key !== null) opens();
  }, [key]);
  return (
    <Modal
      opened={key !== null}
      fullScreen
      onClose={player.getState().closePreview}
      title={seam ? say`Before and after: seam ${seamName(seam)}` : say`Before and after`}
      closeButtonProps={{ 'aria-label': say`Close (Esc)` }}
      classNames={{ content: compareStyles.content, body: compareStyles.body, header: compareStyles.header }}
      transitionProps={{ duration: 0 }}
    >
      {/* Else it is Close, and the space bar would close what it should play. */}
      <FocusTrap.InitialFocus />
      {key !== null && <Preview key={key} segmentKey={key} framesPerSecond={framesPerSecond} />}
      {seam && (
        <div className={styles.previewWords}>
          <SeamGradeMark seam={seam} />
          <Text c="dimmed">{seam.figures?.words.join(' ')}</Text>
        </div>
      )}
    </Modal>
  );
}

interface PreviewProps {
  readonly segmentKey: string;
  readonly framesPerSecond: number;
}

/** Asks once for the two films. */
function Preview({ segmentKey, framesPerSecond }: PreviewProps) {
  const { seams } = useStores();
  const [preview, setPreview] = useState<SeamPreview | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void seams
      .getState()
      .preview(segmentKey)
      .then((answer) => {
        if (!wanted) return;
        if (answer.ok) setPreview(answer.value);
        else setError(describeError(answer.error));
      });
    return () => {
      wanted = false;
    };
  }, [seams, segmentKey]);
  if (preview) return <BeforeAfter preview={preview} framesPerSecond={framesPerSecond} />;
  return (
    <div className={styles.waiting}>
      {error === null ? <Loader size="sm" role="img" aria-label={say`Making the two films`} /> : null}
      <Text role={error === null ? 'status' : 'alert'}>{error ?? say`Making the two films…`}</Text>
    </div>
  );
}

const beforeAfter = () =>
  [
    { name: say`before`, why: null, still: null },
    { name: say`after`, why: null, still: null },
  ] as const;

function BeforeAfter({
  preview,
  framesPerSecond,
}: {
  readonly preview: SeamPreview;
  readonly framesPerSecond: number;
}) {
  const { studio } = useStores();
  const [mode, setMode] = useState<CompareMode>('wipe');
  const [flipped, setFlipped] = useState<0 | 1>(0);
  const { plain, corrected, frames, joinFrame } = preview;
  const sides = useMemo(() => {
    const sideOf = (path: string) => ({ framesPerSecond, framesDelivered: frames, url: studio.mediaUrl(path) });
    return [sideOf(plain), sideOf(corrected ?? plain)] as const;
  }, [studio, plain, corrected, frames, framesPerSecond]);
  const compare = useCompare(sides, {
    onMode: setMode,
    onSide: (side) => {
      setFlipped((shown) => (side === 'other' ? (shown === 0 ? 1 : 0) : side));
      setMode('flip');
    },
  });
  // It is there to be watched: nobody should have to press Play first.
  useEffect(() => compare.deck?.play(), [compare.deck]);
  return (
    <>
      <div className={compareStyles.toolbar}>
        <SegmentedControl
          aria-label={say`How they are compared`}
          data={compareModes('wipe')}
          value={mode}
          onChange={setMode}
        />
        <span className={compareStyles.hints}>
          {say`The join is before frame ${joinFrame + 1} · Space plays · ← → a frame · A and B show one alone, F flips · Esc closes`}
        </span>
      </div>
      <CompareStage
        pictures={beforeAfter()}
        mode={mode}
        flipped={flipped}
        onFlip={() => setFlipped(flipped === 0 ? 1 : 0)}
        compare={compare}
      />
      {compare.deck && <CompareTransport deck={compare.deck} takes={sides} />}
    </>
  );
}
