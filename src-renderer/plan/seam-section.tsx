// What is known of the join before a segment, and the way to where it can be watched.
import { Button, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
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
      title="Seam before it"
      aside={
        seam.status === 'measured' && (
          <Button variant="default" size="compact-xs" leftSection={<IconPlayerPlay size={13} />} onClick={watch}>
            Show in the Player
          </Button>
        )
      }
    >
      <SeamGradeMark seam={seam} />
      {seam.figures && (
        <Text c="dimmed">
          {seam.figures.words.join(' ')} Score {Math.round(seam.figures.score)} of 100.
        </Text>
      )}
      {seam.choice !== null && (
        <Text c="dimmed">{seam.choice === 'on' ? 'You chose to correct it.' : 'You chose not to correct it.'}</Text>
      )}
      {seam.error && <Text c="dimmed">{seam.error}</Text>}
    </SideSection>
  );
}
