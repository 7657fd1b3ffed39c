// The whole page: theme, stores, and what is shown when nothing else can be.
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Stores } from './create-stores.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { showNotice } from './report-error.tsx';
import { SessionOver } from './session-over.tsx';
import { Shell } from './shell.tsx';
import { StoresContext } from './stores-context.ts';
import { theme } from './theme.ts';
import { useAppearance } from './use-appearance.ts';

export function App({ stores }: { readonly stores: Stores }) {
  const sessionOver = useStore(stores.app, (state) => state.sessionOver);
  useEffect(() => stores.studio.on('notice', showNotice), [stores]);
  useEffect(() => {
    const flush = () => void stores.drafts.flush();
    window.addEventListener('pagehide', flush);
    return () => window.removeEventListener('pagehide', flush);
  }, [stores]);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <StoresContext value={stores}>
        <Appearance />
        <Notifications position="top-center" limit={4} className="lt-notifications" />
        <ErrorBoundary>{sessionOver ? <SessionOver /> : <Shell />}</ErrorBoundary>
      </StoresContext>
    </MantineProvider>
  );
}

function Appearance() {
  useAppearance();
  return null;
}
