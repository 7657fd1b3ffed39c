// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { AppInfo } from '#shared/contract/shapes.ts';
import type { Language } from '#shared/i18n/languages.ts';
import { say, speak } from '#shared/i18n/say.ts';
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts';
import { ok } from '#shared/result.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { formatAbout, formatSeconds } from '../ui/format-time.ts';
import { createStores } from './create-stores.ts';
import { renderForTest } from './render-for-test.tsx';
import { useLanguage } from './use-language.ts';

afterEach(() => {
  cleanup();
  speak('en');
});

const info = (language: Language): AppInfo => ({
  version: '1',
  host: 'served',
  hasFolderDialog: false,
  fromEnvironment: [],
  ffmpeg: null,
  sampleFolderPath: '/s',
  projectsFolderPath: '/p',
  appDataPath: '/d',
  language,
  canReveal: false,
});

function Page() {
  const language = useLanguage();
  return language && <p key={language}>{say`Settings`}</p>;
}

it('speaks what the studio speaks, and another language as soon as it is chosen', async () => {
  let language: Language = 'en';
  const studio = new StandInStudio({
    'app.info': () => ok(info(language)),
    'settings.get': () => ok(DEFAULT_SETTINGS),
    'settings.change': () => ok({ ...DEFAULT_SETTINGS, language: 'de' }),
    'engines.list': () => ok([]),
    'workflows.list': () => ok([]),
  });
  const stores = createStores(studio, vi.fn());
  const { container } = renderForTest(stores, <Page />);
  // Nothing is said before it is known in which language.
  expect(container.textContent).not.toContain('Settings');
  await stores.app.getState().refetch();
  await screen.findByText('Settings');
  language = 'de';
  await stores.app.getState().changeSettings({ language: 'de' });
  await screen.findByText('Einstellungen');
  expect(document.documentElement.lang).toBe('de');
  expect([formatSeconds(4.25), formatAbout(720), formatBytes(14.3e9)]).toEqual(['4,25 s', 'etwa 12 min', '14,3 GB']);

  // Another page, or the menu, chose: this one speaks it too.
  language = 'en';
  studio.emit('settings.changed', { ...DEFAULT_SETTINGS, language: 'en' });
  await screen.findByText('Settings');
});
