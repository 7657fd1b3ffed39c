// Which storyboard of the folder is open.
import { Select } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import { useProject, useStores } from '../app/stores-context.ts';

export function StoryboardChoice() {
  const { project, drafts } = useStores();
  const files = useProject((state) => state.view?.storyboardFiles);
  const chosen = useProject((state) => state.view?.storyboardFile ?? null);
  return (
    <Select
      label={say`Storyboard`}
      placeholder={files?.length ? say`Choose one` : say`None in storyboards/`}
      data={[...(files ?? [])]}
      value={chosen}
      disabled={!files?.length}
      onChange={(fileName) => {
        if (fileName) void drafts.flush().then(() => project.getState().chooseStoryboard(fileName));
      }}
    />
  );
}
