// Which engine and model would render a shot, and what follows for its fields.
import type { RenderChoice } from '#shared/model/project.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { useApp, useProject } from '../app/stores-context.ts';
import { type FoundModel, findModel, modelFor, projectChoice } from '../engines/model-list.ts';
import { useShotFields } from './shot-fields.ts';

const SHOWN = ['engine', 'engine_model'] as const;

export interface ShotModel {
  /** null: the project's. */
  readonly own: RenderChoice | null;
  /** null: the studio has not said yet which engines there are. */
  readonly found: FoundModel | null;
  /** What it would be without an own one. */
  readonly ofProject: FoundModel | null;
}

export function useShotModel(shot: Shot): ShotModel {
  const { values } = useShotFields(shot, SHOWN);
  const engines = useApp((state) => state.engines);
  const servers = useApp((state) => state.settings?.servers) ?? [];
  const settings = useProject((state) => state.view?.settings);
  const ofProject = findModel(engines, projectChoice(settings, servers));
  if (values.engine === null) return { own: null, found: ofProject, ofProject };
  const own = { engine: values.engine, model: values.engine_model };
  const model = own.model ?? (settings ? modelFor(own.engine, settings) : null);
  return { own, found: findModel(engines, { engine: own.engine, model }), ofProject };
}
