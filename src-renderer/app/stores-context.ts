// How components reach the stores.
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { ExportState } from '../film/export-store.ts';
import type { FilmState } from '../film/film-store.ts';
import type { SeamsState } from '../film/seams-store.ts';
import type { StoryboardState } from '../storyboard/storyboard-store.ts';
import type { AppState } from './app-store.ts';
import type { Stores } from './create-stores.ts';
import type { PlanState } from './plan-store.ts';
import type { ProjectState } from './project-store.ts';
import type { RunState } from './run-store.ts';

export const StoresContext = createContext<Stores | null>(null);

export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (!stores) throw new Error('No StoresContext above this component.');
  return stores;
}

export const useApp = <T>(select: (state: AppState) => T): T => useStore(useStores().app, select);
export const useProject = <T>(select: (state: ProjectState) => T): T => useStore(useStores().project, select);
export const usePlan = <T>(select: (state: PlanState) => T): T => useStore(useStores().plan, select);
export const useRun = <T>(select: (state: RunState) => T): T => useStore(useStores().run, select);
export const useFilm = <T>(select: (state: FilmState) => T): T => useStore(useStores().film, select);
export const useSeams = <T>(select: (state: SeamsState) => T): T => useStore(useStores().seams, select);
export const useExports = <T>(select: (state: ExportState) => T): T => useStore(useStores().exports, select);
export const useStoryboard = <T>(select: (state: StoryboardState) => T): T => useStore(useStores().storyboard, select);
