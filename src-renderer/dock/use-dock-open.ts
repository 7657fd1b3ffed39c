import { useRemembered } from '../ui/remembered.ts';

/** Whether the queue at the foot is shown; the Generate panel shows the queue itself. */
export const useDockOpen = (): [boolean, (open: boolean) => void] => useRemembered('dock.open', false);
