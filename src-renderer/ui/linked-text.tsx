// A sentence in which addresses can be followed.
import { Fragment } from 'react';
import { readAddresses } from './markdown-blocks.ts';
import { OutsideLink } from './outside-link.tsx';

export function LinkedText({ text }: { readonly text: string }) {
  return readAddresses(text).map((part, index) =>
    part.kind === 'link' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the whole sentence is read anew, its parts are never moved
      <OutsideLink key={index} href={part.href}>
        {part.text}
      </OutsideLink>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Fragment key={index}>{part.text}</Fragment>
    ),
  );
}
