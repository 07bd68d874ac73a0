type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Whether a field differs from what the server sent: somebody has typed, ticked or chosen, or the browser has. */
function isChanged(field: Field): boolean {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (field instanceof HTMLInputElement)
    return field.checked !== field.defaultChecked || field.value !== field.defaultValue;
  const sent = [...field.options].findIndex((option) => option.defaultSelected);
  return field.selectedIndex !== Math.max(sent, 0);
}

/** Takes a field as it stands; what is given back puts it there again. */
function keepField(field: Field): () => void {
  const { value } = field;
  const checked = 'checked' in field && field.checked;
  return () => {
    field.value = value;
    if ('checked' in field) field.checked = checked;
    // Nobody listened when it was typed: drafts and versions held while one answers learn of it now.
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
}

function keepOpening(details: HTMLDetailsElement): () => void {
  const { open } = details;
  return () => {
    details.open = open;
  };
}

/**
 * Takes what was done on a page of the server before its scripts were there (on a slow network people open,
 * tick and write meanwhile), for Svelte gives its elements back their first state when the page wakes up.
 * @returns what does it again, once the page is awake
 */
export function doneBeforeWaking(page: ParentNode): () => void {
  // Files cannot be put back, and stay by themselves; hidden fields are nobody's to type.
  const fields = page.querySelectorAll<Field>('input:not([type=hidden], [type=file]), textarea, select');
  const kept = [
    ...[...page.querySelectorAll('details')].map(keepOpening),
    ...[...fields].filter(isChanged).map(keepField),
  ];
  return () => kept.forEach((again) => again());
}
