// A link out of the studio: it opens in the user's browser, and the page it leads to learns nothing of this one. Addresses
// come from files: only https is followed, every other kind stays text.
import { Anchor } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export function OutsideLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  if (URL.parse(href)?.protocol !== 'https:') return <span title={href}>{children}</span>;
  return (
    <Anchor href={href} target="_blank" rel="noreferrer" inherit title={href}>
      {children}
      <IconExternalLink size={12} aria-hidden style={{ marginLeft: 3, verticalAlign: '-1px' }} />
    </Anchor>
  );
}
