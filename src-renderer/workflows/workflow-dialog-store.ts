// The dialog about one workflow: bringing a graph in, looking inside, choosing its places, and a test of one second.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WorkflowTest } from '#shared/contract/shapes.ts';
import type { StudioClient } from '#shared/contract/studio-client.ts';
import { say } from '#shared/i18n/say.ts';
import type { SlotAddress, SlotName, WorkflowInspection } from '#shared/model/workflow.ts';
import type { Result } from '#shared/result.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { isNameTaken, nameFromFile } from './workflow-name.ts';

export interface ReadGraph {
  readonly text: string;
  readonly format: 'api' | 'editor';
}

export type GraphReader = (file: Blob, fileName: string) => Promise<Result<ReadGraph, StudioErrorWire>>;

export type DialogStep =
  | { readonly kind: 'closed' }
  | { readonly kind: 'choose'; readonly readingFile: string | null; readonly error: StudioErrorWire | null }
  | {
      readonly kind: 'name';
      readonly file: string;
      readonly graph: ReadGraph;
      readonly name: string;
      readonly importing: boolean;
      readonly error: StudioErrorWire | null;
    }
  | {
      readonly kind: 'look';
      readonly fileName: string;
      /** null until it has come. */
      readonly inspection: WorkflowInspection | null;
      /** What was done to an imported graph on the way in. */
      readonly importNotes: readonly string[];
      /** Of the last look or choice. */
      readonly error: StudioErrorWire | null;
      /** The slot whose choice is being stored. */
      readonly binding: SlotName | null;
    };

export type TestState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly fraction: number | null;
      readonly activity: string;
      readonly stopping: boolean;
    }
  | { readonly kind: 'done'; readonly result: WorkflowTest }
  | { readonly kind: 'failed'; readonly error: StudioErrorWire };

export interface WorkflowDialogState {
  readonly step: DialogStep;
  readonly test: TestState;
  openImport(): void;
  look(fileName: string): Promise<void>;
  /** Takes the shown workflow away; the list follows by its event. */
  remove(): Promise<void>;
  takeFile(file: File): Promise<void>;
  rename(name: string): void;
  import(replace: boolean): Promise<void>;
  /** null: back to what was found. */
  bind(slot: SlotName, places: readonly SlotAddress[] | null): Promise<void>;
  startTest(): Promise<void>;
  stopTest(): Promise<void>;
  /** Also stops the test: nobody would see its end. */
  close(): void;
}

export type WorkflowDialogStore = StoreApi<WorkflowDialogState>;
type Tools = { studio: StudioClient } & Pick<WorkflowDialogStore, 'setState' | 'getState'>;

const IDLE: TestState = { kind: 'idle' };

export function createWorkflowDialogStore(studio: StudioClient, readGraph: GraphReader): WorkflowDialogStore {
  const store = createStore<WorkflowDialogState>()((setState, getState) => {
    const tools: Tools = { studio, setState, getState };
    return {
      step: { kind: 'closed' },
      test: IDLE,
      ...importActions(tools, readGraph),
      ...lookActions(tools),
      ...testActions(tools),
      close() {
        if (getState().test.kind === 'running') void studio.call('workflows.stopTest', {});
        setState({ step: { kind: 'closed' }, test: IDLE });
      },
    };
  });
  studio.on('workflows.testing', ({ fileName, fraction, activity }) => {
    const { step, test } = store.getState();
    if (step.kind !== 'look' || step.fileName !== fileName || test.kind !== 'running') return;
    store.setState({ test: { ...test, fraction, activity } });
  });
  studio.on('workflows.changed', (workflows) => {
    const { step, look } = store.getState();
    if (step.kind !== 'look' || step.inspection === null) return;
    const now = workflows.find((workflow) => workflow.fileName === step.fileName);
    if (now && now.sha256 !== step.inspection.summary.sha256) void look(step.fileName);
  });
  return store;
}

function importActions({ studio, setState, getState }: Tools, readGraph: GraphReader) {
  const choose = (readingFile: string | null, error: StudioErrorWire | null) =>
    setState({ step: { kind: 'choose', readingFile, error }, test: IDLE });
  return {
    openImport: () => choose(null, null),
    async takeFile(file: File) {
      choose(file.name, null);
      const reading = getState().step;
      const graph = await readGraph(file, file.name);
      // Closed, or another file dropped, while this one was read.
      if (getState().step !== reading) return;
      if (!graph.ok) return choose(null, graph.error);
      const { value } = graph;
      const name = nameFromFile(file.name);
      setState({ step: { kind: 'name', file: file.name, graph: value, name, importing: false, error: null } });
    },
    rename(name: string) {
      const { step } = getState();
      // What was wrong with the old name says nothing about the new one; what is wrong with the graph stays.
      const keeps = step.kind === 'name' && step.error !== null && !isNameTaken(step.error);
      if (step.kind === 'name') setState({ step: { ...step, name, error: keeps ? step.error : null } });
    },
    async import(replace: boolean) {
      const { step } = getState();
      if (step.kind !== 'name' || step.importing) return;
      const sent = { ...step, importing: true, error: null };
      setState({ step: sent });
      const answer = await studio.call('workflows.import', {
        name: step.name.trim(),
        text: step.graph.text,
        replace,
      });
      if (getState().step !== sent) return;
      if (!answer.ok) return setState({ step: { ...sent, importing: false, error: answer.error } });
      const { inspection, notes } = answer.value;
      setState({ step: looked(inspection.summary.fileName, { inspection, importNotes: notes }) });
    },
  };
}

function looked(fileName: string, change: Partial<Extract<DialogStep, { kind: 'look' }>>): DialogStep {
  return { kind: 'look', fileName, inspection: null, importNotes: [], error: null, binding: null, ...change };
}

function lookActions({ studio, setState, getState }: Tools) {
  /** Takes the answer where the dialog still shows that workflow. */
  const take = (fileName: string, answer: Result<WorkflowInspection, StudioErrorWire>) => {
    const { step } = getState();
    if (step.kind !== 'look' || step.fileName !== fileName) return;
    const news = answer.ok ? { inspection: answer.value, error: null } : { error: answer.error };
    setState({ step: { ...step, ...news, binding: null } });
  };
  return {
    async look(fileName: string) {
      const { step } = getState();
      // Looked at again because its file changed: what is shown stays until the answer comes, a test goes on.
      if (step.kind !== 'look' || step.fileName !== fileName) setState({ step: looked(fileName, {}), test: IDLE });
      take(fileName, await studio.call('workflows.inspect', { fileName }));
    },
    async bind(slot: SlotName, places: readonly SlotAddress[] | null) {
      const { step } = getState();
      if (step.kind !== 'look' || step.binding !== null) return;
      setState({ step: { ...step, binding: slot, error: null } });
      const addresses = places?.map(({ nodeId, input }) => ({ nodeId, input })) ?? null;
      take(step.fileName, await studio.call('workflows.bind', { fileName: step.fileName, slot, places: addresses }));
    },
    async remove() {
      const { step, close } = getState();
      if (step.kind !== 'look') return;
      const answer = await studio.call('workflows.remove', { fileName: step.fileName });
      const now = getState().step;
      if (now.kind !== 'look' || now.fileName !== step.fileName) return;
      if (answer.ok) close();
      else setState({ step: { ...now, error: answer.error } });
    },
  };
}

function testActions({ studio, setState, getState }: Tools) {
  /** The answer to a test whose dialog was closed must not be taken for that of the next one. */
  let latest = 0;
  return {
    async startTest() {
      const { step, test } = getState();
      if (step.kind !== 'look' || test.kind === 'running') return;
      setState({ test: { kind: 'running', fraction: null, activity: say`Sending it to the server`, stopping: false } });
      const mine = ++latest;
      const answer = await studio.call('workflows.test', { fileName: step.fileName });
      if (mine !== latest || getState().test.kind !== 'running') return;
      if (answer.ok) setState({ test: { kind: 'done', result: answer.value } });
      else setState({ test: answer.error.code === 'stopped' ? IDLE : { kind: 'failed', error: answer.error } });
    },
    async stopTest() {
      const { test } = getState();
      if (test.kind !== 'running' || test.stopping) return;
      setState({ test: { ...test, stopping: true } });
      const answer = await studio.call('workflows.stopTest', {});
      const now = getState().test;
      // Nothing to stop: the test's own answer is on its way. Any other refusal leaves it running.
      if (!answer.ok && answer.error.code !== 'no-run' && now.kind === 'running') {
        setState({ test: { ...now, stopping: false } });
      }
    },
  };
}
