// The command that sets Wan up: with what is set already, and where nothing is, with a place to put it.
import type { WanSettings } from '#shared/model/settings.ts';

export function wanCommand({ folder, python, checkpoints }: WanSettings): string {
  const tasks = Object.entries(checkpoints);
  const words = [
    '--folder', // not for people
    folder ?? '/path/to/Wan2.2', // not for people
    '--python', // not for people
    python ?? '/path/to/venv/bin/python', // not for people
    ...(tasks.length > 0 ? tasks : [['ti2v-5B', '/path/to/Wan2.2-TI2V-5B']]).flatMap(([task, path]) => [
      '--checkpoint', // not for people
      `${task}=${path}`, // not for people
    ]),
  ];
  return `npm run --silent longtake -- wan ${words.map(quoted).join(' ')}`; // not for people
}

/** As both kinds of shells read it: a space or a backslash needs quotes. */
const quoted = (word: string): string => (/^[\w./:=@~+-]+$/.test(word) ? word : `"${word.replaceAll('"', '\\"')}"`);
