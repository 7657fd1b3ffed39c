// What a host holds: one studio, whatever carries it. Electron, the served host and the command line see nothing else.

import type {
  RequestInput,
  RequestName,
  RequestOutput,
  StudioEventMessage,
  WireResult,
} from '#shared/contract/studio-client.ts';
import type { EngineId } from '#shared/model/project.ts';
import type { Environment, KeyStore } from '../settings/index.ts';

export interface Studio {
  /** The border: parses the input, answers with a value or an error, never throws. */
  answer(name: string, rawInput: unknown): Promise<WireResult<unknown>>;
  /** The same, typed, for hosts that live in this process. */
  call<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<WireResult<RequestOutput<Name>>>;
  /** Every event, in order. Returns its own undo. */
  onEvent(listener: (message: StudioEventMessage) => void): () => void;
  /**
   * Answers a GET or HEAD for a file of the open project: 200, 206 with a byte range, 304, 404 or 416.
   * `mediaPath` is relative to the project folder, with forward slashes, already percent-decoded.
   */
  answerMedia(mediaPath: string, request: Request): Promise<Response>;
  /** true while a run is active: the host may keep the machine awake and ask before closing. */
  isRunning(): boolean;
  /**
   * Releases the project and closes databases. What ComfyUI renders goes on there and is fetched when the project is opened again;
   * what is being fetched or cut is brought to its end.
   */
  close(): Promise<void>;
}

/** What the command line says for this session only. */
export interface SessionOverrides {
  readonly engine?: EngineId;
  /** Of that engine: a Wan task, a Replicate model. */
  readonly model?: string;
  readonly servers?: readonly string[];
  /** File name of a workflow, with or without `.json`. */
  readonly workflow?: string;
  /** Absolute; where exports go instead of the project's own folder: the user of the command line named it. */
  readonly exportFolderPath?: string;
  /** Scanned before the folders of the settings. */
  readonly workflowFolders?: readonly string[];
}

/** What a host may know and bring. Everything else the studio opens by itself. */
export interface StudioOptions {
  readonly host: 'electron' | 'served' | 'cli';
  readonly version: string;
  /** The app's own folder: settings.json, recent.json, registry.sqlite (a cache), workflow-choices.sqlite, imported workflows. Made when missing. */
  readonly appDataPath: string;
  /** Shipped files: `workflows/` and `resources/` of this project, or their packaged copies. */
  readonly workflowsPath: string;
  readonly resourcesPath: string;
  /** true: projects are read without lock, watch or writing, for a command that only looks. */
  readonly lookOnly?: boolean;
  /** What the command line says for this session only; wins over project and settings. */
  readonly overrides?: SessionOverrides;
  /** Opens the system's folder dialog; absent where the host has none. */
  readonly pickFolder?: () => Promise<string | null>;
  /** Shows a file, by its absolute path, in the system's file manager; absent where the host cannot. */
  readonly revealFile?: (filePath: string) => void;
  /** Such as `de-AT`: spoken where the settings say "as the system". Absent: English. The command line speaks English only. */
  readonly systemLocale?: string;
  /** The system's own place for secrets; absent where the host has none: then a file that only the user can read. */
  readonly keyStore?: KeyStore;
  /** Where settings and secrets may stand instead; absent: the environment of this process. */
  readonly environment?: Environment;
}
