// The whole page: theme, stores, language, and what is shown when nothing else can be.
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useEffect, useMemo } from 'react';
import { LayoutMemoryContext } from '../ui/remembered.ts';
import type { Stores } from './create-stores.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { createLayoutMemory } from './layout-memory.ts';
import { showNotice } from './report-error.tsx';
import { SessionOver } from './session-over.tsx';
import { Shell } from './shell.tsx';
import { StoresContext, useApp } from './stores-context.ts';
import { theme } from './theme.ts';
import { useAppearance } from './use-appearance.ts';
import { useLanguage } from './use-language.ts';

export function App({ stores }: { readonly stores: Stores }) {
  const layout = useMemo(() => createLayoutMemory(stores.app), [stores]);
  useEffect(() => stores.studio.on('notice', showNotice), [stores]);
  useEffect(() => {
    const flush = () => void stores.drafts.flush();
    window.addEventListener('pagehide', flush);
    return () => window.removeEventListener('pagehide', flush);
  }, [stores]);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <StoresContext value={stores}>
        <LayoutMemoryContext value={layout}>
          <Appearance />
          <Notifications
            position="top-center"
            layout="stacked"
            limit={4}
            containerWidth={400}
            className="lt-notifications"
          />
          <ErrorBoundary>
            <Spoken />
          </ErrorBoundary>
        </LayoutMemoryContext>
      </StoresContext>
    </MantineProvider>
  );
}

function Appearance() {
  useAppearance();
  return null;
}

/** In another language everything is said again: all that was said is thrown away, what is in the stores stays. */
function Spoken() {
  const language = useLanguage();
  const sessionOver = useApp((state) => state.sessionOver);
  if (language === null) return null;
  return sessionOver ? <SessionOver key={language} /> : <Shell key={language} />;
}
