// What is known of the join before a segment, and the way to where it can be watched.
import { Button, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import { useSeams, useStores } from '../app/stores-context.ts';
import { SeamGradeMark } from '../film/seam-looks.tsx';
import { SideSection } from '../ui/side-section.tsx';

export function SeamSection({ segmentKey }: { readonly segmentKey: string }) {
  const { app, player } = useStores();
  const seam = useSeams(({ byKey }) => byKey.get(segmentKey));
  if (!seam) return null;
  const watch = () => {
    player.getState().setClip(segmentKey);
    app.getState().show('player');
  };
  return (
    <SideSection
      title={say`Seam before it`}
      aside={
        seam.status === 'measured' && (
          <Button variant="default" size="compact-xs" leftSection={<IconPlayerPlay size={13} />} onClick={watch}>
            {say`Show in the Player`}
          </Button>
        )
      }
    >
      <SeamGradeMark seam={seam} />
      {seam.figures && (
        <Text c="dimmed">
          {[...seam.figures.words, say`Score ${Math.round(seam.figures.score)} of 100.`].join(' ')}
        </Text>
      )}
      {seam.choice !== null && (
        <Text c="dimmed">
          {seam.choice === 'on' ? say`You chose to correct it.` : say`You chose not to correct it.`}
        </Text>
      )}
      {seam.error && <Text c="dimmed">{seam.error}</Text>}
    </SideSection>
  );
}
