// While something is read.
import { Center, Loader } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';

export function Waiting() {
  return (
    <Center h="100%">
      <Loader size="sm" aria-label={say`Reading…`} />
    </Center>
  );
}
