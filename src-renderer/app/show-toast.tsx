// Toasts, all of them: what happened, and the way back or on where there is one. Equal ones are not stacked.
import { Button, Code, Group, Text } from '@mantine/core';
import { notifications, notificationsStore } from '@mantine/notifications';
import type { KeyboardEvent } from 'react';
import { say } from '#shared/i18n/say.ts';
import { CopyDetailsButton } from '../ui/copy-details-button.tsx';

export interface Toast {
  readonly tone: 'info' | 'success' | 'warning' | 'problem';
  readonly title: string;
  /** What it means, or what can be done. */
  readonly text?: string | undefined;
  /** The file it is about, where the words do not name it. */
  readonly place?: string | undefined;
  /** Undo, Retry, Look at it. Any of them closes the toast. */
  readonly actions?: readonly { readonly label: string; readonly act: () => void }[];
  /** Behind "Copy details". */
  readonly details?: string;
  /** Toasts of one key replace each other; the title where none is given. */
  readonly key?: string;
  readonly onClose?: () => void;
}

const COLORS = { info: 'accent', success: 'teal', warning: 'yellow', problem: 'red' } as const;
const SHORT_MS = 5_000;
/** What can be pressed is read, weighed and reached with the keyboard first. */
const WITH_ACTION_MS = 10_000;

/** Problems stay until they are closed. Returns how to take it away. */
export function showToast(toast: Toast): () => void {
  const { tone, title, text, actions = [], details } = toast;
  const id = toast.key ?? `${tone} ${title}`;
  const close = () => void notifications.hide(id);
  const hasBody = text !== undefined || toast.place !== undefined || actions.length > 0 || details !== undefined;
  const shown = {
    id,
    color: COLORS[tone],
    role: tone === 'problem' ? 'alert' : 'status',
    autoClose: tone === 'problem' ? false : actions.length > 0 ? WITH_ACTION_MS : SHORT_MS,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      close();
      leftFor?.focus();
    },
    onClose: () => toast.onClose?.(),
    closeButtonProps: { 'aria-label': say`Close` },
    title: hasBody ? title : undefined,
    message: hasBody ? <Body toast={toast} close={close} /> : title,
  } as const;
  const { notifications: open, queue } = notificationsStore.getState();
  if ([...open, ...queue].some((other) => other.id === id)) notifications.update(shown);
  else notifications.show(shown);
  return close;
}

function Body({ toast, close }: { readonly toast: Toast; readonly close: () => void }) {
  const { text, place, actions = [], details } = toast;
  const isBare = actions.length === 0 && details === undefined;
  return (
    <>
      {text && <Text lh={1.45}>{text}</Text>}
      {place && (
        <Code mt={4} style={{ display: 'inline-block', overflowWrap: 'anywhere' }}>
          {place}
        </Code>
      )}
      {!isBare && (
        <Group gap={6} mt={6}>
          {actions.map(({ label, act }) => (
            <Button
              key={label}
              variant="default"
              size="compact-xs"
              onClick={() => {
                close();
                act();
              }}
            >
              {label}
            </Button>
          ))}
          {details !== undefined && <CopyDetailsButton details={details} />}
        </Group>
      )}
    </>
  );
}

/** Says what was done and offers the way back while it is shown. Returns how to take it away. */
export function offerUndo(title: string, undo: () => void, onClose?: () => void): () => void {
  return showToast({ tone: 'info', title, actions: [{ label: say`Undo`, act: undo }], ...(onClose && { onClose }) });
}

/** Where the keyboard was before it went to a toast. */
let leftFor: HTMLElement | null = null;

/** To the newest toast with the keyboard; Escape closes it and goes back. */
export function focusNewestToast(): void {
  const toasts = document.querySelectorAll<HTMLElement>(
    '.lt-notifications [role="alert"], .lt-notifications [role="status"]',
  );
  const [newest] = [...toasts].slice(-1);
  const button = newest?.querySelector<HTMLElement>('button');
  if (!button) return;
  leftFor = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  button.focus();
}
