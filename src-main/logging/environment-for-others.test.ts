import { expect, it } from 'vitest';
import { environmentForOthers } from './index.ts';

it('other programs get the environment without our tokens, however they are spelled', () => {
  const environment = { PATH: '/bin', REPLICATE_API_TOKEN: 'r8_x', Replicate_Api_Key: 'r8_y', EMPTY: undefined };
  expect(environmentForOthers(environment)).toEqual({ PATH: '/bin', EMPTY: undefined });
});
