import { expect, it } from 'vitest';
import type { ServerStatus } from '#shared/contract/shapes.ts';
import { machineAnswers } from '../studio-client/stand-in-machine.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { standInWorkflow } from '../studio-client/stand-in-workflows.ts';
import { sageOutlook } from './sage-switch.tsx';

const answer = await new StandInStudio(machineAnswers('')).call('servers.check', { url: 'http://a' });
if (!answer.ok) throw new Error(answer.error.message);
const status = (sageAttention: ServerStatus['sageAttention']): ServerStatus => ({ ...answer.value, sageAttention });

it.each<[string, string | null, ServerStatus | null, { barred: boolean; said: RegExp }]>([
  ['no variant', null, status({ usable: true, reasons: [] }), { barred: true, said: /no SageAttention variant/ }],
  [
    'a server that has it',
    'x_sage.json',
    status({ usable: true, reasons: [] }),
    { barred: false, said: /has what it needs/ },
  ],
  [
    'a server that cannot',
    'x_sage.json',
    status({ usable: false, reasons: ['The card is too old.'] }),
    { barred: true, said: /Not on this server.*too old/ },
  ],
  [
    'a server that does not say',
    'x_sage.json',
    status({ usable: null, reasons: ['No CUDA version is named.'] }),
    { barred: false, said: /RTX 30xx.*CUDA 12\.0.*No CUDA version/ },
  ],
  ['no server asked', 'x_sage.json', null, { barred: false, said: /RTX 30xx/ }],
])('with %s', (_, sageFileName, asked, { barred, said }) => {
  const outlook = sageOutlook(standInWorkflow({ sageFileName }), asked);
  expect(outlook.barred).toBe(barred);
  expect(outlook.words.join(' ')).toMatch(said);
});
