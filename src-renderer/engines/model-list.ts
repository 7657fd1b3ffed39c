// The models of all engines as one list: what is chosen, what a search finds, what an edit of the project says. Pure.
import { say } from '#shared/i18n/say.ts';
import { engineToUse } from '#shared/model/engine-choice.ts';
import type { EngineInfo, EngineModelInfo } from '#shared/model/engine-info.ts';
import type { EngineId, ProjectPatch, ProjectSettings, RenderChoice } from '#shared/model/project.ts';
import { abilitiesOf, lengthWords, sizeWords } from './model-words.ts';

export interface FoundModel {
  readonly engine: EngineInfo;
  /** undefined: the engine names none, or not this one. */
  readonly model: EngineModelInfo | undefined;
}

/** `model` null: the engine's default, its first. null: this engine is not known here. */
export function findModel(engines: readonly EngineInfo[], { engine: id, model }: RenderChoice): FoundModel | null {
  const engine = engines.find((one) => one.id === id);
  if (!engine) return null;
  return { engine, model: model === null ? engine.models[0] : engine.models.find((one) => one.model === model) };
}

type Chosen = Pick<ProjectSettings, 'engine' | 'workflowFile' | 'engineModels'>;

export function projectChoice(settings: Chosen | undefined, servers: readonly string[]): RenderChoice {
  const engine = engineToUse(settings?.engine ?? null, servers);
  return { engine, model: settings ? modelFor(engine, settings) : null };
}

/** What the project renders with where only the engine is said. */
export function modelFor(engine: EngineId, { workflowFile, engineModels }: Omit<Chosen, 'engine'>): string | null {
  return engine === 'comfyui' ? workflowFile : (engineModels[engine] ?? null);
}

/** The project's engine and model from now on; what other engines would render with stays. */
export function projectPatchOf({ engine, model }: RenderChoice, engineModels: Chosen['engineModels']): ProjectPatch {
  if (engine === 'draft') return { engine };
  if (engine === 'comfyui') return { engine, ...(model !== null && { workflow: model }) };
  return { engine, ...(model !== null && { engine_models: { ...engineModels, [engine]: model } }) };
}

export const sameChoice = (a: RenderChoice | null, b: RenderChoice | null): boolean =>
  a?.engine === b?.engine && (a?.model ?? null) === (b?.model ?? null);

export interface ModelGroup {
  readonly engine: EngineInfo;
  /** `model` undefined: the engine has none to choose from, and stands for itself. */
  readonly models: readonly (EngineModelInfo | undefined)[];
}

/** Every typed word must be found: in the name, the engine, what it can, its lengths and sizes. */
export function searchModels(engines: readonly EngineInfo[], typed: string): ModelGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const isFound = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  return engines
    .map((engine) => ({
      engine,
      models:
        engine.models.length === 0
          ? isFound(engine.name)
            ? [undefined]
            : []
          : engine.models.filter((model) => isFound(searchText(engine, model))),
    }))
    .filter(({ models }) => models.length > 0);
}

const searchText = ({ name, isLocal }: EngineInfo, { model, name: own, limits, standing, advice }: EngineModelInfo) =>
  [
    name,
    isLocal ? say`local` : say`cloud`,
    model,
    own,
    standing,
    advice.bestFor,
    lengthWords(limits),
    sizeWords(limits),
    ...abilitiesOf(limits).map(([, words]) => words),
  ].join(' ');
