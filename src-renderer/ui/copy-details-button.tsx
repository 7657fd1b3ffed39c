// "Copy details": everything worth pasting into a bug report.
import { Button, CopyButton } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';

export function CopyDetailsButton({ details }: { readonly details: string }) {
  return (
    <CopyButton value={details}>
      {({ copied, copy }) => (
        <Button variant="default" size="compact-xs" onClick={copy}>
          {copied ? say`Copied` : say`Copy details`}
        </Button>
      )}
    </CopyButton>
  );
}
