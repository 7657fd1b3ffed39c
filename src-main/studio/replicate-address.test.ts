import { expect, it } from 'vitest';
import { createLogger } from '../logging/index.ts';
import { replicateAddress } from './replicate-address.ts';

function addressOf(given: string | undefined) {
  const lines: string[] = [];
  const environment = given === undefined ? {} : { LONGTAKE_REPLICATE_URL: given };
  const { baseUrl } = replicateAddress(
    environment,
    createLogger((line) => lines.push(line)),
  );
  return [baseUrl, lines.length];
}

it.each([
  [undefined, undefined],
  ['', undefined],
  ['https://proxy.example/v1/', 'https://proxy.example/v1'],
  ['http://127.0.0.1:4180/v1', 'http://127.0.0.1:4180/v1'],
  ['http://localhost:4180/v1', 'http://localhost:4180/v1'],
  ['http://[::1]:4180/v1', 'http://[::1]:4180/v1'],
])('another address of Replicate may be of https or of this machine: %s', (given, baseUrl) => {
  expect(addressOf(given)).toEqual([baseUrl, 0]);
});

it.each([
  'http://proxy.example/v1',
  'http://127.0.0.1.example/v1',
  'http://localhost@proxy.example/v1',
  'ftp://127.0.0.1/v1',
  'proxy.example',
])('the token goes to no other: %s is left alone and told', (given) => {
  expect(addressOf(given)).toEqual([undefined, 1]);
});
