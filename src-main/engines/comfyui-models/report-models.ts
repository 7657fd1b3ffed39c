// Which model files a workflow needs, which the server has, and where the missing ones come from.
import type { ModelReport, ModelSlot } from '#shared/model/model-report.ts';
import type { Result } from '#shared/result.ts';
import { type Finding, type StudioError, toWireError } from '#shared/studio-error.ts';
import type { ComfyServer } from '../../comfyui/index.ts';
import { readValue } from '../../graph/index.ts';
import type { ListedModel, LoadedWorkflow } from '../../workflows/index.ts';
import { askServerForModels, lookOnDiskForModels, notAsked } from './gather-model-facts.ts';
import { type LoaderInput, loaderAt } from './loader-folders.ts';
import { type LookedModel, lookAtModel, type ModelFacts, type ModelWish, offeredTo } from './look-at-model.ts';
import { findingFor, notInList, slotUnknown } from './model-findings.ts';
import { withoutFolder, withSlashes } from './model-names.ts';

export interface ModelQuestion {
  /** null: only the lists and the disk are looked at. */
  readonly server: ComfyServer | null;
  readonly workflow: LoadedWorkflow;
  /** Model file per slot, with or without its folder. */
  readonly chosen: Readonly<Record<string, string>>;
  /** ComfyUI's own folder where it is on this machine, the one that holds `models`. */
  readonly comfyRoot: string | null;
}

/** Asks anew every time: what was put into the folder meanwhile is seen without a restart. */
export async function reportModels(question: ModelQuestion, signal: AbortSignal): Promise<ModelReport> {
  const wishes = wishesOf(question);
  const all = [...wishes.slots.flatMap((slot) => [slot.chosen, ...slot.menu]), ...wishes.required];
  const answered = await askServerForModels(question.server, all, signal);
  const disk = await lookOnDiskForModels(question.comfyRoot, all);
  return composeReport(question, wishes, { ...(answered.ok ? answered.value : notAsked()), disk }, errorOf(answered));
}

const errorOf = (answered: Result<unknown>): StudioError | null => (answered.ok ? null : answered.error);

interface SlotWish {
  readonly slot: string;
  readonly loader: LoaderInput;
  readonly ownFile: string;
  readonly chosen: ModelWish;
  /** What the `.models` file lists; empty: what the loader offers. */
  readonly menu: readonly ModelWish[];
}

interface Wishes {
  readonly slots: readonly SlotWish[];
  readonly required: readonly ModelWish[];
}

function wishesOf({ workflow, chosen }: ModelQuestion): Wishes {
  const slots = workflow.slots.models.map(({ slot, nodeId, input }): SlotWish => {
    const loader = loaderAt(workflow.graph, { nodeId, input });
    const ownFile = String(readValue(workflow.graph, { nodeId, input }) ?? '');
    const listed = (Object.hasOwn(workflow.models.bySlot, slot) ? workflow.models.bySlot[slot] : undefined) ?? [];
    const name = (Object.hasOwn(chosen, slot) ? chosen[slot] : undefined) ?? ownFile;
    return {
      slot,
      loader,
      ownFile,
      chosen: { name, loader, listed: listedAs(listed, name, loader.folder) },
      menu: listed.map((model) => ({ name: '', listed: model, loader })),
    };
  });
  return { slots, required: requiredOf(workflow) };
}

/** What the graph names outside the slots, and what the list adds. */
function requiredOf({ summary, graph, slots, models }: LoadedWorkflow): ModelWish[] {
  const isChosen = ({ nodeId, input }: { nodeId: string; input: string }) =>
    [...slots.models, ...slots.loras].some((place) => place.nodeId === nodeId && place.input === input);
  const named = summary.requiredModels
    .filter((model) => model.slot === null && !isChosen(model))
    .map((model): ModelWish => {
      const loader = loaderAt(graph, model);
      return { name: model.file, loader, listed: listedAs(models.required, model.file, loader.folder) };
    });
  const byFile = new Map(named.map((wish) => [`${wish.loader?.listedAs}/${withSlashes(wish.name)}`, wish]));
  const inGraph = new Set(named.map(({ listed }) => listed));
  const listedOnly = models.required.filter((model) => !inGraph.has(model));
  return [...byFile.values(), ...listedOnly.map((model) => ({ name: '', loader: null, listed: model }))];
}

/** The list's entry for a file that the graph or the project names. */
function listedAs(listed: readonly ListedModel[], name: string, folder: string): ListedModel | null {
  const bare = withoutFolder(name, folder);
  const plain = withSlashes(name);
  return (
    listed.find(({ path }) => path === plain) ??
    listed.find(({ path }) => path === bare || path.slice(path.indexOf('/') + 1) === bare) ??
    null
  );
}

function composeReport(
  question: ModelQuestion,
  wishes: Wishes,
  facts: ModelFacts,
  error: StudioError | null,
): ModelReport {
  const { server, workflow, chosen } = question;
  const workflowFile = workflow.summary.fileName;
  const serverUrl = server === null || facts.infos === null ? null : server.url;
  const slots = wishes.slots.map((wish) => ({ wish, looked: lookAtModel(wish.chosen, facts) }));
  const required = wishes.required.map((wish) => ({ wish, looked: lookAtModel(wish, facts) }));
  const findingOn = (looked: LookedModel, wish: ModelWish, slot: string | null): Finding[] => {
    // Its absence is named for itself; what it would offer is not known then.
    const isLoaderMissing = wish.loader !== null && facts.infos?.get(wish.loader.nodeType) === null;
    const found =
      isLoaderMissing && looked.file.state === 'unknown' ? null : findingFor(looked, { workflowFile, slot, serverUrl });
    return found === null ? [] : [found];
  };
  return {
    workflowFile,
    serverUrl: server?.url ?? null,
    error: error === null ? null : toWireError(error),
    slots: slots.map(({ wish, looked }) => slotOf(wish, looked, facts)),
    required: required.map(({ looked }) => looked.file),
    findings: distinct([
      ...leftovers(wishes.slots, chosen, workflowFile),
      ...slots.flatMap(({ wish, looked }) => findingOn(looked, wish.chosen, wish.slot)),
      ...required.flatMap(({ wish, looked }) => findingOn(looked, wish, null)),
    ]),
  };
}

function slotOf(wish: SlotWish, chosen: LookedModel, facts: ModelFacts): ModelSlot {
  const { slot, loader, ownFile } = wish;
  const offered = wish.menu.length > 0 ? [] : (offeredTo(wish.chosen, facts) ?? []);
  const menu = [...wish.menu, ...offered.map((name): ModelWish => ({ name, listed: null, loader }))];
  const options = menu.map((each) => lookAtModel(each, facts).file);
  const isInMenu = options.some(({ path }) => path === chosen.file.path);
  return {
    slot,
    nodeType: loader.nodeType,
    input: loader.input,
    ownFile,
    chosenFile: chosen.file.loaderName,
    options: isInMenu ? options : [...options, chosen.file],
  };
}

function leftovers(
  slots: readonly SlotWish[],
  chosen: Readonly<Record<string, string>>,
  workflowFile: string,
): Finding[] {
  const unknown = Object.entries(chosen).filter(([name]) => !slots.some(({ slot }) => slot === name));
  const unlisted = slots.filter(
    ({ menu, chosen: { name, listed }, ownFile }) => menu.length > 0 && listed === null && name !== ownFile,
  );
  return [
    ...unknown.map(([slot, file]) => slotUnknown(slot, file, workflowFile)),
    ...unlisted.map(({ slot, chosen: { name } }) => notInList(slot, name, workflowFile)),
  ];
}

/** Two loaders may name one file. */
function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [finding.message, finding])).values()];
}
