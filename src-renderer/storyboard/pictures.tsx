// Pictures taken in as keyframes: one after the other, with a word about how far it is and what failed.
import { Group, Loader, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { formatNumber, many, say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { Stores } from '../app/create-stores.ts';
import { type Assignment, planPictures } from './assign-pictures.ts';
import { offerUndo } from './offer-undo.ts';
import { readBase64 } from './read-base64.ts';
import { inFilmOrder, shotsOf } from './shot-actions.ts';
import { incomingKey, type PictureRole } from './storyboard-store.ts';

export interface Pictures {
  /** Let go over a shot, or beside all of them (null): to the shots they belong to; asks where that cannot be known. */
  drop(files: readonly File[], overId: string | null): Promise<void>;
  /** For this shot, whatever they are called. */
  take(files: readonly File[], shotId: string, role: PictureRole): Promise<void>;
  assign(assignments: readonly Assignment<File>[]): Promise<void>;
  /** A shot for each of them, behind the last one. */
  makeShots(files: readonly File[]): Promise<void>;
}

const PICTURE_NAME = /\.(png|jpe?g|webp)$/i;
const PICTURE_TYPE = /^image\/(png|jpeg|webp)$/;
/** What the studio takes as one request. */
const MOST_BYTES = 85_000_000;

const isPicture = ({ name, type }: File): boolean => PICTURE_NAME.test(name) || PICTURE_TYPE.test(type);

interface Work {
  readonly shotId: string;
  readonly role: PictureRole;
  readonly file: File;
}

export function pictureActions(stores: Stores): Pictures {
  const { storyboard, project, drafts, report } = stores;
  const usable = (files: readonly File[]): readonly File[] => {
    const others = files.filter((file) => !isPicture(file));
    if (others.length > 0) report(noPicture(others));
    return files.filter(isPicture);
  };
  const take = async (work: readonly Work[]): Promise<number> => {
    if (work.length === 0 || !(await drafts.flush())) return 0;
    return takeAll(stores, work);
  };
  const assign = async (assignments: readonly Assignment<File>[]) => {
    await take(assignments.map(({ picture, shotId }) => ({ file: picture, shotId, role: 'start' as const })));
  };
  return {
    assign,
    async drop(files, overId) {
      const pictures = usable(files);
      if (pictures.length === 0) return;
      const shots = shotsOf(stores);
      const chosenIds = inFilmOrder(shots, storyboard.getState().chosen.ids).map(({ shotId }) => shotId);
      const plan = planPictures(pictures, { shots, chosenIds, overId });
      if (plan.kind === 'assigned') await assign(plan.assignments);
      else storyboard.getState().ask(plan.pictures);
    },
    async take(files, shotId, role) {
      // Several for one shot become its variants; it starts from the last one.
      await take(usable(files).map((file) => ({ file, shotId, role })));
    },
    async makeShots(files) {
      const pictures = usable(files);
      if (pictures.length === 0 || !(await drafts.flush())) return;
      const work: Work[] = [];
      for (const file of pictures) {
        const before = new Set(shotsOf(stores).map(({ shotId }) => shotId));
        const afterShotId = shotsOf(stores).at(-1)?.shotId ?? null;
        if (!(await project.getState().editOrReport({ kind: 'shot.add', afterShotId }))) return;
        const added = shotsOf(stores).find(({ shotId }) => !before.has(shotId));
        if (added) work.push({ file, shotId: added.shotId, role: 'start' });
      }
      await take(work);
      storyboard.getState().chooseAll(work.map(({ shotId }) => shotId));
    },
  };
}

/** How many were taken in. What fails is told, and the others are taken all the same. */
async function takeAll(stores: Stores, work: readonly Work[]): Promise<number> {
  const { project, storyboard, report } = stores;
  const { setIncoming, announce } = storyboard.getState();
  const keys = work.map(({ shotId, role }) => incomingKey(shotId, role));
  for (const key of keys) setIncoming(key, true);
  const progress = work.length > 1 ? showProgress(work.length) : null;
  let taken = 0;
  for (const [index, { file, shotId, role }] of work.entries()) {
    const base64 = file.size > MOST_BYTES ? err(tooLarge(file)) : await contentOf(file);
    const answer = base64.ok
      ? await project.getState().importKeyframe({ shotId, role, fileName: file.name, base64: base64.value })
      : base64;
    if (answer.ok) taken += 1;
    else report({ ...answer.error, shotId });
    setIncoming(keys[index] ?? '', false);
    progress?.show(index + 1);
  }
  progress?.end();
  if (taken > 0) {
    const words = takenWords(work, taken);
    offerUndo(project, words, taken);
    announce(words);
  }
  return taken;
}

async function contentOf(file: File): Promise<Result<string, StudioErrorWire>> {
  const base64 = await readBase64(file);
  if (base64 !== null) return ok(base64);
  return err({
    code: 'file-missing',
    message: say`${file.name} cannot be read.`,
    remedy: say`It may have been moved or be open elsewhere: choose it again.`,
  });
}

function takenWords(work: readonly Work[], taken: number): string {
  const [only] = work;
  if (work.length !== 1 || !only) return many(taken, '{{count}} picture imported', '{{count}} pictures imported');
  return only.role === 'start'
    ? say`Shot ${only.shotId} starts from ${only.file.name}`
    : say`Shot ${only.shotId} ends on ${only.file.name}`;
}

function showProgress(count: number): { show(done: number): void; end(): void } {
  const body = (done: number) => (
    <Group gap="xs" wrap="nowrap">
      <Loader size={14} />
      <Text>{say`Importing pictures: ${done} of ${count}`}</Text>
    </Group>
  );
  const id = notifications.show({ message: body(0), autoClose: false, withCloseButton: false });
  return {
    show: (done) => void notifications.update({ id, message: body(done), autoClose: false, withCloseButton: false }),
    end: () => void notifications.hide(id),
  };
}

function noPicture(files: readonly File[]): StudioErrorWire {
  const [first] = files;
  const more = files.length - 1;
  const name = first?.name ?? '';
  return {
    code: 'bad-file',
    message:
      more === 0
        ? say`${name} is no picture that can be a keyframe.`
        : many(
            more,
            '{{name}} and {{count}} other file are no pictures that can be keyframes.',
            '{{name}} and {{count}} other files are no pictures that can be keyframes.',
            { name },
          ),
    remedy: say`Keyframes are PNG, JPEG or WebP files.`,
  };
}

function tooLarge({ name, size }: File): StudioErrorWire {
  return {
    code: 'bad-file',
    message: say`${name} is too large: ${formatNumber(size / 1e6, 0)} MB.`,
    remedy: say`A keyframe may have at most ${formatNumber(MOST_BYTES / 1e6, 0)} MB. Save it in a smaller size, or put it into the folder “selected” by hand.`,
  };
}
