// The way to a first ComfyUI server: looked for on this machine, asked, taken, and then what each workflow lacks on it.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ServerStatus, WorkflowReadiness } from '#shared/contract/shapes.ts';
import type { StudioClient } from '#shared/contract/studio-client.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { AppStore } from '../app/app-store.ts';
import type { ProjectStore } from '../app/project-store.ts';

/** Where ComfyUI listens unless told otherwise: started by hand, and as its desktop app. */
export const USUAL_URLS: readonly string[] = ['http://127.0.0.1:8188', 'http://127.0.0.1:8000'];

export interface AskedServer {
  readonly url: string;
  readonly asking: boolean;
  /** null: not answered yet, or the studio itself could not ask. */
  readonly status: ServerStatus | null;
}

export type Readiness =
  | { readonly kind: 'none' }
  /** `before`: what was known until now, so that nothing flickers while it is asked again. */
  | { readonly kind: 'asking'; readonly before: readonly WorkflowReadiness[] }
  | { readonly kind: 'known'; readonly workflows: readonly WorkflowReadiness[] }
  | { readonly kind: 'failed'; readonly error: StudioErrorWire };

export interface ConnectState {
  readonly opened: boolean;
  /** In the order in which they are shown. */
  readonly asked: readonly AskedServer[];
  /** The server whose workflows are shown; null: none was taken yet. */
  readonly url: string | null;
  readonly readiness: Readiness;
  /** Asks every known address; with a server in the settings, its workflows are looked at. */
  open(): void;
  close(): void;
  /** Asks the usual addresses and those of the settings. */
  look(): Promise<void>;
  /** `look`, unless it was done before. */
  lookOnce(): Promise<void>;
  /** Into the settings, and the open project renders with ComfyUI. */
  use(url: string): Promise<boolean>;
  /** Which workflows are ready on this server. */
  checkWorkflows(url: string): Promise<void>;
  /** For the open project; without one for every new project. */
  chooseWorkflow(fileName: string): Promise<void>;
}

export type ConnectStore = StoreApi<ConnectState>;
type Tools = { studio: StudioClient; app: AppStore; project: ProjectStore } & Pick<
  ConnectStore,
  'setState' | 'getState'
>;

export function createConnectStore(studio: StudioClient, app: AppStore, project: ProjectStore): ConnectStore {
  return createStore<ConnectState>()((setState, getState) => {
    const tools: Tools = { studio, app, project, setState, getState };
    return {
      opened: false,
      asked: [],
      url: null,
      readiness: { kind: 'none' },
      open() {
        const [first = null] = app.getState().settings?.servers ?? [];
        setState({ opened: true, url: first, readiness: { kind: 'none' } });
        void getState().look();
        if (first !== null) void getState().checkWorkflows(first);
      },
      close: () => setState({ opened: false }),
      ...lookActions(tools),
      ...useActions(tools),
    };
  });
}

function lookActions({ studio, app, setState, getState }: Tools) {
  const take = (url: string, answer: Partial<AskedServer>) =>
    setState(({ asked }) => ({ asked: asked.map((entry) => (entry.url === url ? { ...entry, ...answer } : entry)) }));
  const ask = async (url: string) => {
    const answer = await studio.call('servers.check', { url });
    take(url, { asking: false, status: answer.ok ? answer.value : null });
  };
  const look = async () => {
    if (getState().asked.some(({ asking }) => asking)) return;
    const urls = [...new Set([...(app.getState().settings?.servers ?? []), ...USUAL_URLS])];
    const statusOf = (url: string) => getState().asked.find((entry) => entry.url === url)?.status ?? null;
    setState({ asked: urls.map((url) => ({ url, asking: true, status: statusOf(url) })) });
    await Promise.all(urls.map(ask));
  };
  return {
    look,
    async lookOnce() {
      if (getState().asked.length === 0) await look();
    },
  };
}

function useActions({ studio, app, project, setState, getState }: Tools) {
  let latest = 0;
  return {
    async use(url: string) {
      const servers = app.getState().settings?.servers ?? [];
      const isKnown = servers.includes(url);
      if (!isKnown && !(await app.getState().changeSettings({ servers: [...servers, url] }))) return false;
      const isOpen = project.getState().view !== null;
      if (isOpen) await project.getState().editOrReport({ kind: 'project.change', patch: { engine: 'comfyui' } });
      void getState().checkWorkflows(url);
      return true;
    },
    async checkWorkflows(url: string) {
      const { readiness, url: before } = getState();
      const known = readiness.kind === 'known' && before === url ? readiness.workflows : [];
      const mine = ++latest;
      setState({ url, readiness: { kind: 'asking', before: known } });
      const answer = await studio.call('workflows.readiness', { url });
      if (mine !== latest) return;
      setState({
        readiness: answer.ok ? { kind: 'known', workflows: answer.value } : { kind: 'failed', error: answer.error },
      });
    },
    async chooseWorkflow(fileName: string) {
      if (project.getState().view) {
        const patch = { engine: 'comfyui', workflow: fileName } as const;
        await project.getState().editOrReport({ kind: 'project.change', patch });
        return;
      }
      const defaults = app.getState().settings?.defaults;
      if (!defaults) return;
      await app.getState().changeSettings({ defaults: { ...defaults, engine: 'comfyui', workflowFile: fileName } });
    },
  };
}
