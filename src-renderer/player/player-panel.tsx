// Watching what was rendered, frame by frame.
import { Button } from '@mantine/core';
import { IconMovie } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { PlanView } from '#shared/contract/studio-api.ts';
import { usePlan, useProject, useStores } from '../app/stores-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { countOf, formatLength } from '../ui/format-time.ts';
import { PanelFrame } from '../ui/panel-frame.tsx';
import styles from './player.module.css';
import { PlayerMenu } from './player-menu.tsx';
import { playlistOf } from './playlist.ts';
import { SeamPreviewDialog } from './seam-preview-dialog.tsx';
import { SideLists } from './side-lists.tsx';
import { useDeck } from './use-deck.ts';
import { useFilmMarks } from './use-film-marks.ts';
import { useSeamActions } from './use-player-keys.ts';
import { Viewer } from './viewer.tsx';

export function PlayerPanel() {
  const view = usePlan((state) => state.view);
  const film = useMemo(() => (view ? playlistOf(view, null) : null), [view]);
  if (!view || !film || film.clips.length === 0) return <NothingToPlay />;
  const rate = view.plan.filmFramesPerSecond;
  const missing = view.plan.segments.length - film.clips.length;
  return (
    <PanelFrame
      title="Player"
      summary={[
        countOf(film.clips.length, 'clip'),
        formatLength(film.frames / rate),
        `${rate} fps`,
        ...(missing > 0 ? [`${countOf(missing, 'segment')} not rendered yet`] : []),
      ].join(' · ')}
      actions={<PlayerMenu />}
    >
      <Player view={view} />
    </PanelFrame>
  );
}

function Player({ view }: { readonly view: PlanView }) {
  const { player } = useStores();
  const scope = useStore(player, (state) => state.scope);
  const clipKey = useStore(player, (state) => state.clipKey);
  const lastPath = useProject((state) => state.view?.screen.lastVideoMediaPath);
  const film = useMemo(() => playlistOf(view, null), [view]);
  const current =
    film.clips.find((clip) => clip.key === clipKey) ??
    film.clips.find((clip) => clip.mediaPath === lastPath) ??
    film.clips[0];
  const currentKey = current?.key ?? null;
  const shotId = scope === 'shot' ? (current?.shotId ?? null) : null;
  const playlist = useMemo(() => playlistOf(view, shotId), [view, shotId]);
  const { filmFramesPerSecond: framesPerSecond, width, height } = view.plan;
  const screen = useDeck({ playlist, currentKey, framesPerSecond });
  const marks = useFilmMarks(playlist);
  const seamActions = useSeamActions(screen.deck, framesPerSecond, marks.seams);
  return (
    <div className={styles.split}>
      <SideLists clips={film.clips} currentKey={currentKey} actions={seamActions} />
      <Viewer
        screen={screen}
        playlist={playlist}
        currentKey={currentKey}
        framesPerSecond={framesPerSecond}
        aspect={width / height}
        marks={marks}
        seamActions={seamActions}
      />
      <SeamPreviewDialog
        framesPerSecond={framesPerSecond}
        onOpen={() => screen.deck?.act({ kind: 'speed', speed: 0 })}
      />
    </div>
  );
}

function NothingToPlay() {
  const { app } = useStores();
  const open = useProject((state) => state.view !== null);
  return (
    <PanelFrame title="Player">
      <EmptyState
        icon={IconMovie}
        title={open ? 'No clips yet' : 'No project is open'}
        text={
          open
            ? 'Every rendered segment becomes a clip that plays here. Press Start in the Generate panel.'
            : 'Open the sample or a project folder first.'
        }
      >
        <Button variant="default" onClick={() => app.getState().show(open ? 'generate' : 'project')}>
          {open ? 'To the Generate panel' : 'To the Project panel'}
        </Button>
      </EmptyState>
    </PanelFrame>
  );
}
