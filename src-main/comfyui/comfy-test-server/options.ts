// What a test can set, and the faults it can switch on while the server runs.

export interface ComfyTestServerOptions {
  /** 0: any free one. */
  readonly port?: number;
  /** How long a whole sampling takes, split over the steps of each sampler. */
  readonly renderMs?: number;
  /** Model files that are not there, by file name. */
  readonly withoutModels?: readonly string[];
  /** Node types that are not installed. */
  readonly withoutNodes?: readonly string[];
  /** More model files: folder to file names. */
  readonly extraModels?: Readonly<Record<string, readonly string[]>>;
  /** Sampler previews; a real server sends none unless started with --preview-method. */
  readonly previews?: boolean;
  readonly faults?: Partial<ComfyFaults>;
  /** Where ffmpeg is; null looks for it. */
  readonly ffmpegPath?: string | null;
}

export interface ComfyFaults {
  /** This many accepted prompts are answered and then forgotten. */
  dropPrompts: number;
  /** This many prompts are taken and their answer is cut off. */
  loseAnswers: number;
  /** Connections open and answer pings, and hear nothing. */
  deafSockets: boolean;
  /** Before every answer. */
  delayMs: number;
  rejectUploads: boolean;
  /** Nodes of this class fail when they run; `outOfMemory` says how. */
  failNode: { readonly classType: string; readonly outOfMemory: boolean } | null;
  /** Files named in history are not there. */
  loseOutputs: boolean;
}

export const NO_FAULTS: ComfyFaults = {
  dropPrompts: 0,
  loseAnswers: 0,
  deafSockets: false,
  delayMs: 0,
  rejectUploads: false,
  failNode: null,
  loseOutputs: false,
};
