/* News of the grant: what comes over the page, and the question for the place. */
'use strict';

function near() {
  navigator.geolocation.getCurrentPosition(() => {}, () => {});
}

const closest = document.querySelector('.closest');
if (closest) { closest.addEventListener('click', near); }

for (const button of document.querySelectorAll('.away')) {
  button.addEventListener('click', () => button.closest('.layer').remove());
}
{% if not mended %}
function show(name) {
  const layer = document.querySelector(name);
  if (layer) { layer.hidden = false; }
}

near();
setTimeout(() => show('.opinion'), 6000);
addEventListener('scroll', () => { document.querySelector('.opinion').hidden = true; show('.app'); }, {once: true});
document.documentElement.addEventListener('mouseleave', () => show('.stay'));
{% endif %}
