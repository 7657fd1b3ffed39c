// To the page of the settings where engines are set up: tokens, folders, how much at once.
import type { Stores } from '../app/create-stores.ts';

const ENGINES_PAGE = 'engines'; // not for people

export function showEngineSettings({ app }: Pick<Stores, 'app'>): void {
  // The settings panel opens on the page it was left on.
  void app.getState().changeSettings({ layout: { 'settings.page': ENGINES_PAGE } });
  app.getState().show('settings');
}
