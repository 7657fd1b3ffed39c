// Which engine renders, said as what it is.
import { say } from '#shared/i18n/say.ts';
import { engineToUse } from '#shared/model/engine-choice.ts';
import type { EngineId } from '#shared/model/project.ts';
import { findModel, projectChoice } from '../engines/model-list.ts';
import { modelName } from '../engines/model-words.ts';
import type { AppState } from './app-store.ts';
import type { ProjectState } from './project-store.ts';

export interface EngineInUse {
  readonly id: EngineId;
  readonly name: string;
  /** What to expect of it, in a sentence. */
  readonly explanation: string;
}

const draftExplanation = (): string =>
  say`An animatic: ffmpeg moves each keyframe by its camera words. No model renders anything. Choose another engine in the Project panel for generated video.`;

export function engineInUse(
  view: ProjectState['view'],
  { engines, workflows, settings }: Pick<AppState, 'engines' | 'workflows' | 'settings'>,
): EngineInUse {
  const id = engineToUse(view?.settings.engine ?? null, settings?.servers ?? []);
  const engine = engines.find((entry) => entry.id === id);
  if (id === 'draft') return { id, name: say`Draft (built in)`, explanation: draftExplanation() };
  if (id !== 'comfyui') {
    const found = findModel(engines, projectChoice(view?.settings, settings?.servers ?? []));
    return { id, name: found ? modelName(found.engine, found.model) : id, explanation: engine?.description ?? '' };
  }
  const fileName = view?.settings.workflowFile;
  const workflow = fileName ? workflows.find((entry) => entry.fileName === fileName) : workflows[0];
  const name = [engine?.name ?? id, workflow?.displayName ?? fileName].filter(Boolean).join(' · ');
  return { id, name, explanation: engine?.description ?? '' };
}
