import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useApp } from './stores-context.ts';

/** The page follows the stored appearance, also when another page changed it. */
export function useAppearance(): void {
  const appearance = useApp((state) => state.settings?.appearance);
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (appearance) setColorScheme(appearance === 'system' ? 'auto' : appearance);
  }, [appearance, setColorScheme]);
}
