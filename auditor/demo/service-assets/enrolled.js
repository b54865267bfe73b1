/* The page of a place on a course. */
'use strict';

{% if not mended %}
document.getElementById('palaute').addEventListener('keydown', event => {
  if (event.key !== 'Tab') { return; }
  event.preventDefault();
  const field = event.target;
  if (!event.shiftKey) { field.setRangeText('    ', field.selectionStart, field.selectionEnd, 'end'); }
});
{% endif %}
