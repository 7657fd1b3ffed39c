// What the environment says instead of settings.json: it wins in this process, and nothing of it is written.
import { resolve } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { engineSettings, type SettingOverride, type StudioSettings } from '#shared/model/settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface EnvironmentSettings {
  /** The settings as they are in effect. */
  over(settings: StudioSettings): StudioSettings;
  /** Said in the language of the moment. */
  overrides(): SettingOverride[];
}

const BUFFER = 'VIDEO_GENERATOR_DURATION_BUFFER';
const WAN_FOLDER = 'LONGTAKE_WAN_FOLDER';
const WAN_PYTHON = 'LONGTAKE_WAN_PYTHON';

export function readEnvironment(environment: Environment): EnvironmentSettings {
  const given = (name: string): string | null => environment[name]?.trim() || null;
  const [bufferText, folder, python] = [given(BUFFER), given(WAN_FOLDER), given(WAN_PYTHON)];
  const durationBuffer = bufferText === null ? null : readBuffer(bufferText);
  return {
    over: (settings) => ({
      ...settings,
      engines: durationBuffer === null ? settings.engines : { ...settings.engines, durationBuffer },
      wan: {
        ...settings.wan,
        ...(folder !== null && { folder: resolve(folder) }),
        ...(python !== null && { python: programPath(python) }),
      },
    }),
    overrides: () => [
      ...(bufferText === null
        ? []
        : [
            {
              setting: 'engines.durationBuffer' as const,
              variable: BUFFER,
              problem: durationBuffer === null ? noBuffer(bufferText) : null,
            },
          ]),
      ...(folder === null ? [] : [{ setting: 'wan.folder' as const, variable: WAN_FOLDER, problem: null }]),
      ...(python === null ? [] : [{ setting: 'wan.python' as const, variable: WAN_PYTHON, problem: null }]),
    ],
  };
}

/** A bare name is looked up where the system looks for programs. */
export const programPath = (typed: string): string => (/[\\/]/.test(typed) ? resolve(typed) : typed);

function readBuffer(text: string): number | null {
  const parsed = engineSettings.shape.durationBuffer.safeParse(/^\d+(\.\d+)?$/.test(text) ? Number(text) : null);
  return parsed.success ? parsed.data : null;
}

const noBuffer = (text: string): string =>
  say`${BUFFER} is "${text.slice(0, 40)}". It must be a number from 1 to 3 such as 1.25, with a point; it is ignored.`;
