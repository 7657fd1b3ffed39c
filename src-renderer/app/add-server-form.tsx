// Naming a server: its address, what it answers, and only then adding it.
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { ServerStatus } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import { ServerAnswer } from './server-answer.tsx';
import { isServerUrl, normalServerUrl } from './server-url.ts';
import { useStores } from './stores-context.ts';

interface AddServerFormProps {
  /** Addresses that are there already. */
  readonly known: readonly string[];
  readonly addLabel: string;
  /** true: it was added, the field is emptied. */
  readonly onAdd: (url: string) => Promise<boolean>;
  /** Between the answer and the button. */
  readonly children?: ReactNode;
}

export function AddServerForm({ known, addLabel, onAdd, children }: AddServerFormProps) {
  const { servers } = useStores();
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<{ readonly url: string; readonly status: ServerStatus | null } | null>(null);
  const [adding, setAdding] = useState(false);
  const url = isServerUrl(text) ? normalServerUrl(text) : null;
  const checking = useStore(servers, ({ asking }) => url !== null && asking.has(url));
  const isKnown = url !== null && known.includes(url);
  const check = async () => {
    if (url === null) return;
    setAnswer({ url, status: await servers.getState().check(url) });
  };
  const add = async () => {
    if (url === null) return;
    setAdding(true);
    const added = await onAdd(url);
    setAdding(false);
    if (!added) return;
    setText('');
    setAnswer(null);
  };
  const answered = answer?.url === url ? answer.status : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void (answered && !isKnown ? add() : check());
      }}
    >
      <Stack gap={8}>
        <Group gap={6} align="start" wrap="nowrap">
          <TextInput
            aria-label={say`Server URL`}
            placeholder="http://127.0.0.1:8188"
            style={{ flex: 1 }}
            value={text}
            error={fieldError(text, isKnown)}
            onChange={(event) => setText(event.currentTarget.value)}
            data-autofocus
          />
          <Button variant="default" loading={checking} disabled={url === null || isKnown} onClick={() => void check()}>
            {say`Check`}
          </Button>
        </Group>
        {answered && (
          <>
            <ServerAnswer status={answered} />
            {children}
            <Group justify="flex-end">
              <Button loading={adding} disabled={isKnown} onClick={() => void add()}>
                {answered.reachable ? addLabel : say`${addLabel} all the same`}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </form>
  );
}

function fieldError(text: string, isKnown: boolean): string | null {
  if (isKnown) return say`This server is in the list already`;
  return text.trim() === '' || isServerUrl(text) || isBegun(text) ? null : say`A URL such as http://127.0.0.1:8188`;
}

/** Still being typed: nobody is told of an error in the middle of a word. */
const isBegun = (text: string): boolean => /^(h|ht|htt|https?|https?:\/{0,2})$/.test(text.trim());
