// Where a token is. Its value goes to the studio once and is kept nowhere in the page.
import { useEffect, useState } from 'react';
import type { WireResult } from '#shared/contract/studio-client.ts';
import type { SecretState } from '#shared/model/engine-info.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { useStores } from '../app/stores-context.ts';

export interface Secret {
  /** null: not answered yet. */
  readonly state: SecretState | null;
  /** Of the last change, or of asking. */
  readonly error: StudioErrorWire | null;
  /** true: it is stored. */
  set(value: string): Promise<boolean>;
  clear(): Promise<boolean>;
}

export function useSecret(name: SecretState['name']): Secret {
  const { app, studio } = useStores();
  const [state, setState] = useState<SecretState | null>(null);
  const [error, setError] = useState<StudioErrorWire | null>(null);
  const take = (answer: WireResult<SecretState[]>): boolean => {
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setState(answer.value.find((one) => one.name === name) ?? null);
    return answer.ok;
  };
  const change = async (answered: Promise<WireResult<SecretState[]>>) => {
    const done = take(await answered);
    // Which engines can be used hangs on it.
    if (done) await app.getState().refetch();
    return done;
  };
  useEffect(() => {
    let over = false;
    void studio.call('secrets.state', {}).then((answer) => {
      if (over) return;
      if (answer.ok) setState(answer.value.find((one) => one.name === name) ?? null);
      else setError(answer.error);
    });
    return () => {
      over = true;
    };
  }, [studio, name]);
  return {
    state,
    error,
    set: (value) => change(studio.call('secrets.set', { name, value })),
    clear: () => change(studio.call('secrets.clear', { name })),
  };
}
