// Several dropped pictures whose names and places do not tell where they belong: somebody says it once for all of them.
import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { many, say } from '#shared/i18n/say.ts';
import { useStores, useStoryboard } from '../app/stores-context.ts';
import { inOrder, type PicturePlan, planPictures } from './assign-pictures.ts';
import { inFilmOrder, shotsOf } from './shot-actions.ts';
import styles from './storyboard.module.css';
import { usePictures } from './use-pictures.ts';

export function AskPictures() {
  const { storyboard } = useStores();
  const asked = useStoryboard((state) => state.asked);
  const close = () => storyboard.getState().ask(null);
  const title = many(asked?.length ?? 0, 'Where does {{count}} picture belong?', 'Where do {{count}} pictures belong?');
  return (
    <Modal opened={asked !== null} onClose={close} title={title} size="md">
      {asked && <Choice files={asked} onDone={close} />}
    </Modal>
  );
}

type Way = 'by-name' | 'chosen' | 'from-here' | 'new-shots';

function Choice({ files, onDone }: { readonly files: readonly File[]; readonly onDone: () => void }) {
  const stores = useStores();
  const pictures = usePictures();
  const shots = shotsOf(stores);
  const chosenIds = inFilmOrder(shots, stores.storyboard.getState().chosen.ids).map(({ shotId }) => shotId);
  const [firstId] = chosenIds;
  const fromHere = shots
    .slice(
      Math.max(
        shots.findIndex(({ shotId }) => shotId === firstId),
        0,
      ),
    )
    .map((s) => s.shotId);
  const plan: PicturePlan<File> = planPictures(files, { shots, chosenIds, overId: null });
  const byName = plan.kind === 'ask' ? plan.byName : plan.assignments;
  const ways = waysFor(files.length, byName.length, chosenIds, firstId ?? '');
  const [way, setWay] = useState<Way>(ways[0]?.way ?? 'new-shots');
  const go = () => {
    onDone();
    if (way === 'by-name') void pictures.assign(byName);
    if (way === 'chosen') void pictures.assign(inOrder(files, chosenIds));
    if (way === 'from-here') void pictures.assign(inOrder(files, fromHere));
    if (way === 'new-shots') void pictures.makeShots(files);
  };
  return (
    <Stack gap="sm">
      <Text c="dimmed" className={styles.fileNames}>
        {files.map((file) => file.name).join(', ')}
      </Text>
      <Radio.Group
        aria-label={say`Where the pictures belong`}
        value={way}
        onChange={(value) => setWay(ways.find((entry) => entry.way === value)?.way ?? way)}
      >
        <Stack gap={8}>
          {ways.map((entry) => (
            <Radio key={entry.way} value={entry.way} label={entry.words} size="xs" />
          ))}
        </Stack>
      </Radio.Group>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onDone}>
          {say`Cancel`}
        </Button>
        <Button data-autofocus onClick={go}>
          {say`Import`}
        </Button>
      </Group>
    </Stack>
  );
}

function waysFor(
  pictures: number,
  named: number,
  chosenIds: readonly string[],
  firstId: string,
): { readonly way: Way; readonly words: string }[] {
  const chosen = chosenIds.length;
  return [
    ...(named > 0
      ? [
          {
            way: 'by-name' as const,
            words: many(
              named,
              'Only {{count}} whose name tells its shot; the others are left out',
              'Only {{count}} whose names tell their shots; the others are left out',
            ),
          },
        ]
      : []),
    ...(chosen > 1
      ? [
          {
            way: 'chosen' as const,
            words: many(
              Math.min(chosen, pictures),
              'To {{count}} chosen shot, in the order of their names',
              'To {{count}} chosen shots, in the order of their names',
            ),
          },
        ]
      : []),
    ...(firstId === ''
      ? []
      : [
          { way: 'from-here' as const, words: say`To shot ${firstId} and those after it, in the order of their names` },
        ]),
    { way: 'new-shots' as const, words: say`To new shots at the end, one for each picture` },
  ];
}
