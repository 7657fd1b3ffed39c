// The stills of the clips, as far as they are loaded; draws anew when more of them come.
import { useEffect, useRef, useState } from 'react';
import { layout, type StillKind } from '#shared/model/project-layout.ts';
import { useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import type { Clip } from './playlist.ts';
import { type Still, StillLoader } from './still-loader.ts';

export interface Stills {
  /** Asks for it where it is not there. */
  readonly of: (clip: Clip, kind: StillKind) => Still;
  readonly urlOf: (clip: Clip, kind: StillKind) => string;
  readonly keepOnly: (wanted: ReadonlySet<string>) => void;
  /** Another number whenever something came. */
  readonly version: number;
}

export function useStills(): Stills {
  const { studio } = useStores();
  const [version, setVersion] = useState(0);
  const loader = useRef<StillLoader | null>(null);
  const frame = useRef(0);
  const [stills] = useState(() => {
    const urlOf = (clip: Clip, kind: StillKind) =>
      versionedUrl(studio, layout.stills(clip.shotId, clip.segmentIndex, kind), clip.version);
    return {
      urlOf,
      of: (clip: Clip, kind: StillKind): Still => loader.current?.get(urlOf(clip, kind)) ?? 'loading',
      keepOnly: (wanted: ReadonlySet<string>) => loader.current?.keepOnly(wanted),
    };
  });
  useEffect(() => {
    const bump = () => setVersion((count) => count + 1);
    // Several that come together are drawn together.
    const onChange = () => {
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(bump);
    };
    const made = new StillLoader(onChange);
    loader.current = made;
    bump();
    return () => {
      cancelAnimationFrame(frame.current);
      made.close();
      loader.current = null;
    };
  }, []);
  return { ...stills, version };
}
