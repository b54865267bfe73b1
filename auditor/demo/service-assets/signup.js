/* The form to sign up with: what it keeps, what it says of mistakes, its tips. */
'use strict';

const form = document.querySelector('.signup-form');
const fields = form.elements;

{% if mended %}
const KEPT = ['nimi', 'sahkoposti', 'syntymaaika', 'puhelin', 'toiveet'];
const kept = JSON.parse(sessionStorage.getItem('ilmoittautuminen') || '{}');
for (const name of KEPT) {
  if (!fields[name].value && kept[name]) { fields[name].value = kept[name]; }
}
form.addEventListener('input', () => {
  const now = Object.fromEntries(KEPT.map(name => [name, fields[name].value]));
  sessionStorage.setItem('ilmoittautuminen', JSON.stringify(now));
});
form.addEventListener('submit', () => sessionStorage.removeItem('ilmoittautuminen'));

for (const hint of document.querySelectorAll('.hint')) {
  const holder = hint.parentElement;
  for (const name of ['mouseenter', 'focusin']) {
    holder.addEventListener(name, () => holder.classList.remove('away'));
  }
}
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') { return; }
  for (const holder of document.querySelectorAll('.hint-holder')) { holder.classList.add('away'); }
});
{% else %}
const short = document.querySelector('.hint-short');
short.addEventListener('mouseenter', () => {
  short.nextElementSibling.classList.add('shown');
  setTimeout(() => short.nextElementSibling.classList.remove('shown'), 700);
});

if (matchMedia('(min-width: 1000px)').matches) {
  document.querySelector('.rides').innerHTML = '<h2>Kimppakyydit</h2><p><a href="/kurssit?aihe=kunto">Katso, kuka lähtee samaan suuntaan</a></p>';
}

const told = document.createElement('p');
told.className = 'field-error';
told.id = 'sahkoposti-virhe';
fields.sahkoposti.after(told);
fields.sahkoposti.setAttribute('aria-describedby', told.id);

function mark(field, wrong) {
  if (wrong) {
    field.setAttribute('aria-invalid', 'true');
  } else {
    field.removeAttribute('aria-invalid');
  }
}

function mistakes() {
  const far = fields.puhelin.value && !/^\+?[\d\s-]{6,}$/.test(fields.puhelin.value);
  document.querySelector('.signup-message').textContent = far ? 'Puhelin on virheellinen.' : '';
  const unnamed = !fields.nimi.value.trim(), unknown = !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(fields.sahkoposti.value);
  mark(fields.nimi, unnamed);
  mark(fields.sahkoposti, unknown);
  told.textContent = unknown ? 'Virheellinen arvo.' : '';
  return far || unnamed || unknown;
}

form.addEventListener('submit', event => {
  event.preventDefault();
  if (mistakes()) {
    form.reset();
    return;
  }
  fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))})
    .then(answer => answer.json())
    .then(told => setTimeout(() => { location.href = told.address; }, 150));
});
{% endif %}
