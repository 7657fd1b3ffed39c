// For tests only: a whole folder as Wan's repository is, with stand-ins for generate.py, torch and the checkpoints. Real frames
// come out of it, drawn by ffmpeg.
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export type WanFault =
  /** A traceback in the middle of the sampling. */
  | 'crash'
  | 'out-of-memory'
  /** Ended by a signal in the middle. */
  | 'killed'
  /** All is saved and said; then the interpreter falls over. */
  | 'crash-after-all'
  /** Never gets past the middle. */
  | 'hang'
  /** The same, and it does not listen to SIGTERM. */
  | 'stubborn'
  /** Hangs, with a process of its own that would outlive it. */
  | 'children'
  /** Megabytes of lines that say nothing. */
  | 'chatty'
  /** Saving fails, and it says "Finished." all the same. */
  | 'no-file'
  /** The file appears a second after the process has ended. */
  | 'late-file'
  /** `--save_file` is not heeded; it says where it saved. */
  | 'other-name'
  /** The same, and it says nothing. */
  | 'unsaid-name';

export interface WanForTestsOptions {
  readonly version: '2.1' | '2.2';
  /** Path of the ffmpeg that draws. */
  readonly ffmpegPath: string;
  readonly fault?: WanFault | null;
  /** Milliseconds a step of the sampling takes. Default 0. */
  readonly stepMs?: number;
  /** Folders that get a checkpoint; default: one for every task that is offered. */
  readonly checkpoints?: readonly string[];
  /** `missing`: it cannot be imported; `no-card`: it sees none; `slow`: nobody wants to wait for it. */
  readonly torch?: 'missing' | 'no-card' | 'slow';
  /** GB of memory of the card that torch sees. Default 96. */
  readonly vramGb?: number;
}

export interface WanForTests {
  readonly folderPath: string;
  /** From the next start on. */
  change(options: Partial<Pick<WanForTestsOptions, 'fault' | 'stepMs'>>): Promise<void>;
  /** What every start was given, the oldest first: its arguments by name, with `pid`. */
  starts(): Promise<readonly Record<string, unknown>[]>;
}

const CHECKPOINTS = {
  '2.1': [
    ...['Wan2.1-T2V-14B', 'Wan2.1-T2V-1.3B', 'Wan2.1-I2V-14B-480P', 'Wan2.1-I2V-14B-720P'],
    ...['Wan2.1-FLF2V-14B-720P', 'Wan2.1-VACE-1.3B', 'Wan2.1-VACE-14B'],
  ],
  '2.2': ['Wan2.2-T2V-A14B', 'Wan2.2-I2V-A14B', 'Wan2.2-TI2V-5B'],
} as const;

/** One red pixel. */
const EXAMPLE_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);

function torchText({ torch, vramGb = 96 }: WanForTestsOptions): string {
  if (torch === 'missing') return `raise ModuleNotFoundError("No module named 'torch'")\n`;
  return `${torch === 'slow' ? 'import time\ntime.sleep(60)\n' : ''}
__version__ = '2.4.1+stand-in'
class _Properties:
    total_memory = ${vramGb} * 1024 ** 3
class cuda:
    is_available = staticmethod(lambda: ${torch === 'no-card' ? 'False' : 'True'})
    get_device_name = staticmethod(lambda index: 'Stand-in card')
    get_device_properties = staticmethod(lambda index: _Properties)
`;
}

export async function writeWanForTests(folderPath: string, options: WanForTestsOptions): Promise<WanForTests> {
  const { version, ffmpegPath, checkpoints = CHECKPOINTS[version] } = options;
  const from = (name: string) => join(import.meta.dirname, name);
  const to = (...names: string[]) => join(folderPath, ...names);
  await mkdir(to('wan', 'configs'), { recursive: true });
  await mkdir(to('examples'), { recursive: true });
  await copyFile(from(`generate-${version}.py`), to('generate.py'));
  await copyFile(from('stand-in.py'), to('wan', '__init__.py'));
  await copyFile(from(`configs-${version}.py`), to('wan', 'configs', '__init__.py'));
  await writeFile(to('torch.py'), torchText(options));
  for (const name of ['i2v_input.png', 'first.png', 'last.png', 'a.png', 'b.png']) {
    await writeFile(to('examples', name), EXAMPLE_PNG);
  }
  for (const name of checkpoints) {
    await mkdir(to(name), { recursive: true });
    await writeFile(to(name, 'models_t5_umt5-xxl-enc-bf16.pth'), 'stand-in');
  }
  let asked = { ffmpeg: ffmpegPath, fault: options.fault ?? null, stepMs: options.stepMs ?? 0 };
  const keep = () => writeFile(to('stand-in.json'), JSON.stringify(asked));
  await keep();
  return {
    folderPath,
    async change(next) {
      asked = { ...asked, ...next };
      await keep();
    },
    async starts() {
      const text = await readFile(to('started.jsonl'), 'utf8').catch(() => '');
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    },
  };
}

/** Tests of generate.py need a Python; without one they fail and say so. @returns itself, not what chooses it (pyenv) */
export async function findTestPython(): Promise<string> {
  const python = process.platform === 'win32' ? 'python' : 'python3';
  try {
    const { stdout } = await promisify(execFile)(python, ['-c', 'import sys; print(sys.executable)']);
    return stdout.trim();
  } catch (cause) {
    throw new Error(`These tests start a stand-in for Wan's generate.py and need ${python} on the PATH.`, { cause });
  }
}
