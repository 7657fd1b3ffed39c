// What the stand-in says of tokens, of Wan's set-up and of the environment. Scenes: engines-unset (nothing is set up),
// engines-environment (the environment wins, one value in vain), engines-locked (a token that cannot be decrypted).
import type { SecretState } from '#shared/model/engine-info.ts';
import { DEFAULT_SETTINGS, type SettingOverride, type WanSettings } from '#shared/model/settings.ts';
import { err, ok } from '#shared/result.ts';
import type { StandInAnswers } from './stand-in-studio.ts';

const FILE_PATH = '/home/kim/.local/share/longtake/secrets.json';
const STORED: SecretState = {
  name: 'replicate',
  from: 'key-store',
  storesIn: 'key-store',
  place: FILE_PATH,
  isStored: true,
  problem: null,
};
const NONE: SecretState = { ...STORED, from: 'none', isStored: false };

function stateIn(scene: string): SecretState {
  if (scene === 'engines-unset') return { ...NONE, storesIn: 'file' };
  if (scene === 'engines-environment') return { ...STORED, from: 'environment', place: 'REPLICATE_API_TOKEN' };
  if (scene !== 'engines-locked') return STORED;
  const problem =
    'The stored token cannot be decrypted: another user or another machine stored it. Set it anew, or remove it.';
  return { ...STORED, from: 'none', problem };
}

export function secretAnswers(scene: string): StandInAnswers {
  let state = stateIn(scene);
  return {
    'secrets.state': () => ok([state]),
    'secrets.set': ({ value }) => {
      if (/\s/.test(value)) return err(NO_TOKEN);
      state = { ...state, from: state.storesIn, isStored: true, problem: null };
      return ok([state]);
    },
    'secrets.clear': () => {
      state = state.from === 'environment' ? { ...state, isStored: false } : { ...NONE, storesIn: state.storesIn };
      return ok([state]);
    },
  };
}

const NO_TOKEN = {
  code: 'bad-request' as const,
  message: 'This is no token: it holds spaces, line breaks or letters that no token has, or its name stands before it.',
  remedy: 'Give the token alone, as it was copied; one of Replicate begins with r8_.',
};

export function overridesIn(scene: string): SettingOverride[] {
  if (scene !== 'engines-environment') return [];
  return [
    {
      setting: 'engines.durationBuffer',
      variable: 'VIDEO_GENERATOR_DURATION_BUFFER',
      problem:
        'VIDEO_GENERATOR_DURATION_BUFFER is "1,5". It must be a number from 1 to 3 such as 1.25, with a point; it is ignored.',
    },
    { setting: 'wan.folder', variable: 'LONGTAKE_WAN_FOLDER', problem: null },
  ];
}

export function wanIn(scene: string): WanSettings {
  if (scene !== 'engines-environment') return DEFAULT_SETTINGS.wan;
  return {
    ...DEFAULT_SETTINGS.wan,
    folder: '/home/kim/models/Wan2.2',
    python: '/home/kim/models/Wan2.2/venv/bin/python',
    checkpoints: { 'ti2v-5B': '/mnt/models/Wan2.2-TI2V-5B', 'i2v-A14B': '/mnt/models/Wan2.2-I2V-A14B' },
    convertModelDtype: true,
    t5Cpu: true,
  };
}
