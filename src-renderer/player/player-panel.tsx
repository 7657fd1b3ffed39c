// Watching what was rendered, frame by frame.
import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { PlanView } from '#shared/contract/shapes.ts';
import { formatNumber, many, say } from '#shared/i18n/say.ts';
import { usePlan, useProject, useStores } from '../app/stores-context.ts';
import { useShowFile } from '../film/use-show-file.ts';
import { formatLength } from '../ui/format-time.ts';
import { PanelFrame } from '../ui/panel-frame.tsx';
import { SideSplit } from '../ui/side-split.tsx';
import { CrossfadeNote } from './crossfade-notes.tsx';
import { markedFrames } from './in-out.ts';
import { NothingToPlay } from './nothing-to-play.tsx';
import styles from './player.module.css';
import { PlayerMenu } from './player-menu.tsx';
import { type Playlist, playlistOf } from './playlist.ts';
import { useSeamActions } from './seam-actions.ts';
import { SeamPreviewDialog } from './seam-preview-dialog.tsx';
import { SideLists } from './side-lists.tsx';
import { useDeck } from './use-deck.ts';
import { useFilmMarks } from './use-film-marks.ts';
import { Viewer } from './viewer.tsx';

export function PlayerPanel() {
  const view = usePlan((state) => state.view);
  const film = useMemo(() => (view ? playlistOf(view, null) : null), [view]);
  if (!view || !film || film.clips.length === 0) return <NothingToPlay />;
  return <Player view={view} film={film} />;
}

interface PlayerProps {
  readonly view: PlanView;
  readonly film: Playlist;
}

/** The clip that is looked at: the chosen one, else the one the screen remembers, else the first. */
function useCurrentClip(film: Playlist) {
  const { player } = useStores();
  const clipKey = useStore(player, (state) => state.clipKey);
  const lastPath = useProject((state) => state.view?.screen.lastVideoMediaPath);
  return useMemo(
    () =>
      film.clips.find((clip) => clip.key === clipKey) ??
      film.clips.find((clip) => clip.mediaPath === lastPath) ??
      film.clips[0] ??
      null,
    [film, clipKey, lastPath],
  );
}

function Player({ view, film }: PlayerProps) {
  const { player } = useStores();
  const scope = useStore(player, (state) => state.scope);
  const current = useCurrentClip(film);
  const currentKey = current?.key ?? null;
  const shotId = scope === 'shot' ? (current?.shotId ?? null) : null;
  const playlist = useMemo(() => (shotId === null ? film : playlistOf(view, shotId)), [film, view, shotId]);
  const { filmFramesPerSecond: framesPerSecond, width, height } = view.plan;
  const screen = useDeck({ playlist, currentKey, framesPerSecond });
  const marks = useFilmMarks(playlist);
  const markIn = useStore(player, (state) => state.markIn);
  const markOut = useStore(player, (state) => state.markOut);
  const marked = useMemo(() => markedFrames(playlist, { markIn, markOut }), [playlist, markIn, markOut]);
  const seamActions = useSeamActions(screen.deck, framesPerSecond, marks.seams);
  const { show } = useShowFile();
  return (
    <PanelFrame
      title={say`Player`}
      summary={summaryWords(view, film)}
      actions={
        <>
          <CrossfadeNote crossfades={marks.crossfades} />
          <span className={styles.name} data-testid="player-clip-name" title={current?.mediaPath}>
            {current?.mediaPath.split('/').at(-1)}
          </span>
          <ScopeSwitch />
          <PlayerMenu clip={current} />
        </>
      }
    >
      <SideSplit
        name="player.side"
        label={say`Width of the list of clips`}
        at="left"
        pixels={250}
        minPixels={200}
        maxPixels={480}
        side={<SideLists clips={film.clips} currentKey={currentKey} actions={seamActions} />}
      >
        <Viewer
          screen={screen}
          playlist={playlist}
          currentKey={currentKey}
          framesPerSecond={framesPerSecond}
          aspect={width / height}
          marks={marks}
          marked={marked}
          seamActions={seamActions}
          reveal={current ? () => show(current.mediaPath) : undefined}
        />
      </SideSplit>
      <SeamPreviewDialog
        framesPerSecond={framesPerSecond}
        onOpen={() => screen.deck?.act({ kind: 'speed', speed: 0 })}
      />
    </PanelFrame>
  );
}

function ScopeSwitch() {
  const { player } = useStores();
  const scope = useStore(player, (state) => state.scope);
  return (
    <SegmentedControl
      aria-label={say`What plays`}
      value={scope}
      data={[
        { value: 'film', label: say`Film` },
        { value: 'shot', label: say`Shot` },
      ]}
      onChange={(value) => player.getState().setScope(value === 'shot' ? 'shot' : 'film')}
    />
  );
}

/** "6 clips · 15 s · 16 fps · 2 segments not rendered yet". */
function summaryWords({ plan }: PlanView, film: Playlist): string {
  const rate = plan.filmFramesPerSecond;
  const missing = plan.segments.length - film.clips.length;
  return [
    many(film.clips.length, '{{count}} clip', '{{count}} clips'),
    formatLength(film.frames / rate),
    say`${formatNumber(rate, 3)} fps`,
    ...(missing > 0
      ? [many(missing, '{{count}} segment not rendered yet', '{{count}} segments not rendered yet')]
      : []),
  ].join(' · ');
}
