// The page's entry: finds the studio, builds the stores, shows the app.
// First: it names the layers.
import './app/base.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import { createRoot } from 'react-dom/client';
import type { StudioClient } from '#shared/contract/studio-client.ts';
import { App } from './app/app.tsx';
import { createStores, type Stores } from './app/create-stores.ts';
import { reportError } from './app/report-error.tsx';
import { createElectronClient } from './studio-client/electron-client.ts';
import { createHttpClient } from './studio-client/http-client.ts';

async function findStudio(onSessionOver: () => void): Promise<StudioClient> {
  if (window.longtake) return createElectronClient(window.longtake);
  if (import.meta.env.DEV) {
    const scene = new URLSearchParams(location.search).get('stand-in');
    if (scene !== null) return (await import('./studio-client/stand-in-scenes.ts')).standInScene(scene);
  }
  return createHttpClient({ origin: location.origin, onSessionOver });
}

let stores: Stores | null = null;
const studio = await findStudio(() => stores?.app.setState({ sessionOver: true }));
stores = createStores(studio, reportError);
window.longtake?.onCommand((command) => stores?.commands.getState().run(command));

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
createRoot(root).render(<App stores={stores} />);
