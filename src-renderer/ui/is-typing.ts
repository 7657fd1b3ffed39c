const PRESSED_NOT_TYPED = new Set(['radio', 'checkbox', 'range', 'button', 'submit', 'file']);

/** true where single keys belong to what has the focus: text fields, open menus and dialogs. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[role="dialog"], [role="menu"]')) return true;
  if (target instanceof HTMLInputElement) return !PRESSED_NOT_TYPED.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
