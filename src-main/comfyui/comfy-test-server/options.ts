// What a test can set, and the faults it can switch on while the server runs.

/** Whose protocol and nodes are played: the last of 2025 that was observed, or one of 2026. */
export type PlayedVersion = '0.3.64' | '0.27.0';

export interface PlayedDevice {
  /** As PyTorch names it: `cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync`. */
  readonly name: string;
  /** `2.8.0+cu128`. */
  readonly pytorchVersion: string;
  readonly vramTotalBytes: number;
}

export interface ComfyTestServerOptions {
  /** '0.3.64' by default. Only '0.27.0' has the LTX-2 nodes. */
  readonly version?: PlayedVersion;
  /** 0: any free one. */
  readonly port?: number;
  /** How long a whole sampling takes, split over the steps of each sampler. */
  readonly renderMs?: number;
  /** Model files that are not there, by file name. */
  readonly withoutModels?: readonly string[];
  /** Node types that are not installed. */
  readonly withoutNodes?: readonly string[];
  /** Sizes of model files in bytes, by file name; others are larger than any real one. */
  readonly modelBytes?: Readonly<Record<string, number>>;
  /** The graphics card it claims to have. */
  readonly device?: PlayedDevice;
  /** More model files: folder to file names. */
  readonly extraModels?: Readonly<Record<string, readonly string[]>>;
  /** Sampler previews; a real server sends none unless started with --preview-method. */
  readonly previews?: boolean;
  /**
   * From the last node's `executed` to `execution_success`; 0 by default. 180 ms were seen on a real server that
   * encodes on two cores: time in which a client that listens can already send the next job.
   */
  readonly settleMs?: number;
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
  /** What the next jobs save is spoilt on the server's disk before history names it; null: nothing. */
  damage: OutputDamage | null;
  /** The next job is taken and never worked on, as after an exception in the worker thread: only a restart helps. */
  deadWorker: boolean;
}

export interface OutputDamage {
  /** `garbled`: the container is whole, the pictures in it are not. */
  readonly how: 'gone' | 'empty' | 'cut-short' | 'garbled';
  /** Which files: '.mp4', '.png', '' for all. */
  readonly endsWith: string;
  /** How many jobs yet; counts down. */
  times: number;
}

export const NO_FAULTS: ComfyFaults = {
  dropPrompts: 0,
  loseAnswers: 0,
  deafSockets: false,
  delayMs: 0,
  rejectUploads: false,
  failNode: null,
  loseOutputs: false,
  damage: null,
  deadWorker: false,
};
