// The token of an engine elsewhere: typed once, never shown again.
import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { SecretState } from '#shared/model/engine-info.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import styles from './settings.module.css';
import { type Secret, useSecret } from './use-secret.ts';

export function TokenSetting() {
  const secret = useSecret('replicate');
  const [replacing, setReplacing] = useState(false);
  const { state, error } = secret;
  if (state === null) return error && <ErrorCard error={error} />;
  const isTyping = replacing || state.from === 'none';
  return (
    <>
      <div className={styles.token} role="status">
        {state.from === 'none' ? (
          <IconCircleDashed size={16} stroke={1.6} aria-hidden />
        ) : (
          <IconCircleCheck size={16} stroke={1.6} className={styles.set} aria-hidden />
        )}
        <Text fw={500}>{wordsOf(state)}</Text>
      </div>
      {state.from !== 'none' && (
        <Text c="dimmed">{say`Whether Replicate accepts it is asked before each run, and told in the Plan.`}</Text>
      )}
      {state.problem !== null && <ProblemCard severity="warning" message={state.problem} remedy="" />}
      {error && <ErrorCard error={error} />}
      {isTyping && <TokenForm secret={secret} state={state} onDone={() => setReplacing(false)} />}
      <Group gap="xs">
        {!isTyping && state.from !== 'environment' && (
          <Button variant="default" onClick={() => setReplacing(true)}>
            {say`Replace`}
          </Button>
        )}
        {replacing && state.from !== 'none' && (
          <Button variant="default" onClick={() => setReplacing(false)}>
            {say`Keep the old one`}
          </Button>
        )}
        {state.isStored && !replacing && (
          <Button variant="default" onClick={() => void secret.clear()}>
            {state.from === 'environment' ? say`Remove the stored one` : say`Remove`}
          </Button>
        )}
      </Group>
    </>
  );
}

function wordsOf({ from, place }: SecretState): string {
  switch (from) {
    case 'environment':
      return say`Token set by ${place} in the environment, which wins over a stored one`;
    case 'key-store':
      return say`Token set (in the system’s key store)`;
    case 'file':
      return say`Token set (in a file that only you can read)`;
    case 'none':
      return say`No token yet`;
  }
}

interface TokenFormProps {
  readonly secret: Secret;
  readonly state: SecretState;
  readonly onDone: () => void;
}

function TokenForm({ secret, state, onDone }: TokenFormProps) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const store = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const stored = await secret.set(typed);
    setBusy(false);
    if (!stored) return;
    setTyped('');
    onDone();
  };
  return (
    <form onSubmit={(event) => void store(event)}>
      <Group gap={6} wrap="nowrap" align="end">
        <TextInput
          type="password"
          style={{ flex: 1 }}
          label={say`Replicate token`}
          description={
            state.storesIn === 'key-store'
              ? say`It is kept in the system’s key store and not shown again.`
              : say`It is kept in a file that only you can read, as there is no key store here, and not shown again.`
          }
          placeholder="r8_…"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={busy} disabled={typed.trim() === ''}>
          {say`Store it`}
        </Button>
      </Group>
      <Text c="dimmed" mt={8}>
        {say`Tokens are made on Replicate’s website, in the account settings under API tokens; they begin with r8_. What is rendered is paid for there.`}
      </Text>
    </form>
  );
}
