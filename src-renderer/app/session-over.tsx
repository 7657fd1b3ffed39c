// The served host no longer knows this page: its key is in the address the terminal printed.
import { IconPlugConnectedX } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import { EmptyState } from '../ui/empty-state.tsx';

export function SessionOver() {
  return (
    <EmptyState
      icon={IconPlugConnectedX}
      title={say`This page's session is over`}
      text={say`Longtake was started again, or this page was opened without its key. Open the URL the terminal printed; everything you saved is there, and a run that was left unfinished can go on.`}
    />
  );
}
