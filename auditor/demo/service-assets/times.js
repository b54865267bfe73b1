/* Fetches the free times of a day and lets the customer choose one. */
'use strict';

const slots = document.getElementById('vuorot');

function choose(slot) {
  for (const other of slots.querySelectorAll('.slot')) {
    const chosen = other === slot;
    other.classList.toggle('chosen-slot', chosen);
    {% if mended %}
    other.setAttribute('aria-pressed', String(chosen));
    {% endif %}
  }
  {% if not mended %}
  const until = performance.now() + 800;
  while (performance.now() < until) { /* looks the time up in all the calendars of the town */ }
  {% endif %}
  const chosen = new FormData(slots.closest('form'));
  chosen.set('aika', slot.dataset.time);
  fetch('/api/valinta', {method: 'POST', body: new URLSearchParams(chosen)})
    .then(answer => answer.json())
    .then(told => {
      document.getElementById('aika').value = told.time;
      document.getElementById('valinta').textContent = `Valittu aika: ${told.time}`;
    });
}

function makeSlot(hour) {
  if (!hour.free) {
    const taken = document.createElement('p');
    taken.className = 'taken';
    taken.textContent = `${hour.time} varattu`;
    return taken;
  }
  {% if mended %}
  const slot = document.createElement('button');
  slot.type = 'button';
  slot.setAttribute('aria-pressed', 'false');
  slot.addEventListener('click', () => choose(slot));
  {% else %}
  const slot = document.createElement('div');
  slot.setAttribute('onclick', 'choose(this)');
  {% endif %}
  slot.className = 'slot';
  slot.dataset.time = hour.time;
  slot.textContent = hour.time;
  return slot;
}

function show(hours) {
  {% if not mended %}
  const photo = document.createElement('img');
  photo.className = 'hall-photo';
  photo.src = slots.dataset.photo;
  photo.alt = '';
  document.querySelector('.photo-frame').append(photo);
  {% endif %}
  slots.replaceChildren(...hours.map(makeSlot));
}

fetch(slots.dataset.from)
  .then(answer => answer.json())
  .then(show)
  .catch(() => { slots.textContent = 'Aikoja ei saatu. Lataa sivu uudelleen tai soita meille.'; });
