/** Keys that are pressed for a page. */

/** Whether a key was pressed for the page: not for a field or a dialog, and not for the browser. */
export const isForPage = ({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  !ctrlKey &&
  !metaKey &&
  !altKey &&
  !(target as Element).closest('input, textarea, select, dialog, [contenteditable]')
