// The shot is as long as a file of speech.
import { Button, Text } from '@mantine/core';
import { IconMicrophone } from '@tabler/icons-react';
import { useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { useStores } from '../app/stores-context.ts';
import { PathField } from '../ui/path-field.tsx';
import { useShotFields } from './shot-fields.ts';

const SHOWN = ['voice_over'] as const;
const EXAMPLE = 'audio/voice_01.wav'; // not for people

export function VoiceField({ shot }: { readonly shot: Shot }) {
  const { project, drafts, report } = useStores();
  const { values, change, flush } = useShotFields(shot, SHOWN);
  /** null: nothing typed. */
  const [typed, setTyped] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);
  const path = (typed ?? values.voice_over ?? '').trim();
  const follow = async () => {
    setBusy(true);
    if (await drafts.flush()) {
      const answer = await project.getState().followVoice({ shotId: shot.shotId, filePath: path });
      if (answer.ok) setTyped(null);
      else report(answer.error);
    }
    setBusy(false);
  };
  if (values.voice_over === null && !asked) {
    return (
      <Button
        variant="default"
        size="compact-sm"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconMicrophone size={13} stroke={1.6} />}
        onClick={() => setAsked(true)}
      >
        {say`Length from a voice-over…`}
      </Button>
    );
  }
  return (
    <div>
      <PathField
        label={say`Voice-over file`}
        placeholder={EXAMPLE}
        value={typed ?? values.voice_over ?? ''}
        accept="audio/*"
        autoFocus={asked}
        onType={setTyped}
        onEnter={() => path !== '' && !busy && void follow()}
      />
      <div style={{ display: 'flex', gap: 6, marginTop: 6 }}>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconMicrophone size={13} stroke={1.6} />}
          loading={busy}
          disabled={path === ''}
          onClick={() => void follow()}
        >
          {values.voice_over !== null && path === values.voice_over ? say`Take its length again` : say`Take its length`}
        </Button>
        {values.voice_over !== null && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            onClick={() => {
              setTyped(null);
              change({ voice_over: null });
              flush();
            }}
          >
            {say`Forget the file`}
          </Button>
        )}
      </div>
      {values.voice_over !== null && (
        <Text c="dimmed" fz={12} mt={4}>
          {say`The length was taken from ${values.voice_over}.`}
        </Text>
      )}
    </div>
  );
}
