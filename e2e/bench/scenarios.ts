// What is measured, and who is measured beside Longtake.
import { median } from './bench.ts';
import type { FilmShape } from './film.ts';
import type { Occupancy } from './occupancy.ts';
import type { PeerOptions } from './peer-run.ts';

export interface Contender {
  /** Of its figures' names; '' for Longtake itself. */
  readonly suffix: string;
  readonly title: string;
  readonly runs: number;
  /** null: Longtake. */
  readonly peer: PeerOptions | null;
}

export interface Scenario {
  readonly figure: string;
  readonly title: string;
  readonly shape: FilmShape;
  readonly servers: number;
  readonly renderMs: number;
  /** Which ways of using the SDK are told apart here. */
  readonly sdk: readonly Contender[];
  valueOf(occupancy: Occupancy): number;
}

export const LONGTAKE: Contender = { suffix: '', title: 'Longtake', runs: 3, peer: null };

export const POLLING: Contender = {
  suffix: '_polling',
  title: 'a plain client that polls every second',
  runs: 1,
  peer: { program: 'polling-client.ts', pickMode: 'PICK_ZERO', frames: 'cut' },
};

export const SDK_NAME = '@saintno/comfyui-sdk 0.3.1';

const SDK_DEFAULT: Contender = {
  suffix: '_comfyui_sdk',
  title: `${SDK_NAME}, Longtake's prompts, its pool as it is by default`,
  runs: 1,
  peer: { program: 'comfyui-sdk-client.ts', pickMode: 'PICK_ZERO', frames: 'captured' },
};

const SDK_AT_ONCE: Contender = {
  suffix: '_comfyui_sdk_routine',
  title: `${SDK_NAME}, Longtake's prompts, its pool handing every shot out at once (PICK_ROUTINE)`,
  runs: 1,
  peer: { program: 'comfyui-sdk-client.ts', pickMode: 'PICK_ROUTINE', frames: 'captured' },
};

/** Without the added nodes: as a program written on this package goes on from a video. */
const SDK_CUTTING: Contender = {
  suffix: '_comfyui_sdk_cut',
  title: `${SDK_NAME}, last frame cut from the video and uploaded`,
  runs: 1,
  peer: { program: 'comfyui-sdk-client.ts', pickMode: 'PICK_ZERO', frames: 'cut' },
};

const idleFraction = ({ idleFraction: fraction }: Occupancy) => Number(fraction.toFixed(4));

export const SCENARIOS: readonly Scenario[] = [
  {
    figure: 'idle_fraction_chains',
    title: '4 shots of 3 segments, one server',
    shape: { shots: 4, segments: 3 },
    servers: 1,
    renderMs: 400,
    sdk: [SDK_DEFAULT, SDK_AT_ONCE],
    valueOf: idleFraction,
  },
  {
    figure: 'gap_ms_single_chain',
    title: 'one shot of 6 segments, one server, median gap',
    shape: { shots: 1, segments: 6 },
    servers: 1,
    renderMs: 400,
    // With one shot it does not matter how its pool picks.
    sdk: [SDK_DEFAULT, SDK_CUTTING],
    valueOf: ({ gapsMs }) => Number(median(gapsMs).toFixed(1)),
  },
  {
    figure: 'idle_fraction_pool',
    title: '12 shots of 3 segments, four servers',
    shape: { shots: 12, segments: 3 },
    servers: 4,
    // Four servers and a client share this machine's cores: with shorter jobs the cores would be measured.
    renderMs: 1_000,
    sdk: [SDK_DEFAULT, SDK_AT_ONCE],
    valueOf: idleFraction,
  },
];
