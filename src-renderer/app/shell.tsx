// The frame around the panels.
import { Splitter } from '@mantine/core';
import { lazy, Suspense, useDeferredValue, useEffect } from 'react';
import { say } from '#shared/i18n/say.ts';
import { CommandPalette } from '../commands/command-palette.tsx';
import { KeySheet } from '../commands/key-sheet.tsx';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import { Dock } from '../dock/dock.tsx';
import { useDockOpen } from '../dock/use-dock-open.ts';
import { FirstSteps } from '../project/first-steps.tsx';
import { useRemembered } from '../ui/remembered.ts';
import { inRem, pixelsOf } from '../ui/root-scale.ts';
import sideStyles from '../ui/side-split.module.css';
import { ErrorBoundary } from './error-boundary.tsx';
import { FrameCommands } from './frame-commands.ts';
import { fetchPanelsWhenIdle, PANEL_CHUNKS } from './panel-chunks.tsx';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { StatusBar } from './status-bar.tsx';
import { useApp, useProject } from './stores-context.ts';
import { TopBar } from './top-bar.tsx';
import { WindowDrop } from './window-drop.tsx';

const Dialogs = lazy(async () => ({ default: (await import('./dialogs.tsx')).Dialogs }));

export function Shell() {
  useCommandKeys();
  useEffect(fetchPanelsWhenIdle, []);
  return (
    <div className={styles.shell}>
      <FrameCommands />
      <Rail />
      <TopBar />
      <main className={styles.main}>
        <ConnectionBanner />
        <FirstSteps />
        <PanelAndDock />
      </main>
      <StatusBar />
      <Suspense fallback={null}>
        <Dialogs />
      </Suspense>
      <CommandPalette />
      <KeySheet />
      <WindowDrop />
    </div>
  );
}

function ConnectionBanner() {
  const connected = useApp((state) => state.connected);
  if (connected) return null;
  return (
    <div className={styles.banner} role="alert">
      {say`The connection to the studio is lost. Connecting again by itself; what you type is kept here, and a run goes on.`}
    </div>
  );
}

const DOCK_PIXELS = { first: 220, min: 110, max: 620 };

/** The same tree with and without the queue at the foot, so that a panel is not built anew when it opens. */
function PanelAndDock() {
  const [dockOpen, setDockOpen] = useDockOpen();
  const [kept, remember] = useRemembered('dock.height', DOCK_PIXELS.first);
  const hasProject = useProject(({ view }) => view !== null);
  const hasRoom = useApp(({ panel }) => panel !== 'generate');
  const showsDock = dockOpen && hasProject && hasRoom;
  return (
    <Splitter
      orientation="vertical"
      className={styles.panel}
      classNames={{ handle: sideStyles.handle }}
      attributes={{ handle: { 'aria-label': say`Height of the queue` } }}
      lineSize={1}
      withHandle={false}
      step="1rem"
      shiftStep="4rem"
      sizes={showsDock ? [100, inRem(kept)] : [100]}
      onSizeChange={([, dock]) => dock !== undefined && remember(pixelsOf(String(dock)))}
    >
      <Splitter.Pane key="panel" defaultSize={100} className={styles.pane}>
        <CurrentPanel />
      </Splitter.Pane>
      {showsDock && (
        <Splitter.Pane
          key="dock"
          defaultSize={inRem(DOCK_PIXELS.first)}
          min={inRem(DOCK_PIXELS.min)}
          max={inRem(DOCK_PIXELS.max)}
          className={styles.pane}
        >
          <Dock onClose={() => setDockOpen(false)} />
        </Splitter.Pane>
      )}
    </Splitter>
  );
}

function CurrentPanel() {
  // The panel before stays until the chosen one is there: no empty moment in between.
  const name = useDeferredValue(useApp((state) => state.panel));
  const loaded = useProject((state) => state.loaded);
  const Panel = PANEL_CHUNKS[name];
  if (!loaded) return null;
  return (
    <Suspense fallback={null}>
      <ErrorBoundary key={name}>
        <Panel />
      </ErrorBoundary>
    </Suspense>
  );
}
