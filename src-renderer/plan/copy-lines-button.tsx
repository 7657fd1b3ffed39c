// Puts a document of any length on the clipboard.
import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import { textParts } from './find-lines.ts';
import type { LinedDocument } from './plan-document.ts';

export function CopyLinesButton({ document }: { readonly document: LinedDocument }) {
  const { copied, copy } = useClipboard();
  const [busy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    const parts = await textParts(document, new AbortController().signal);
    setBusy(false);
    copy(parts.join(''));
  };
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
      onClick={() => void press()}
    >
      {copied ? say`Copied` : say`Copy`}
    </Button>
  );
}
