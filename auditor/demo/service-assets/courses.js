/* The courses: consent, tabs, the dialog of the groups, what is opened. */
'use strict';

const consent = document.getElementById('evasteet');
const settings = consent && consent.querySelector('[data-consent-settings]');
if (settings) {
  settings.addEventListener('click', () => { consent.querySelector('.consent-settings').hidden = false; });
}
for (const button of document.querySelectorAll('[data-consent]')) {
  button.addEventListener('click', () => {
    fetch('/evasteet', {method: 'POST', body: new URLSearchParams({valinta: button.dataset.consent})});
    consent.remove();
    document.querySelector('.consent-told').textContent = 'Valintasi on tallennettu.';
    {% if mended %}
    document.getElementById('sisalto').focus();
    {% endif %}
  });
}

const past = document.querySelector('.show-past');
if (past) {
  past.addEventListener('click', () => {
    const list = document.getElementById('loppuneet');
    list.hidden = !list.hidden;
    past.setAttribute('aria-expanded', String(!list.hidden));
  });
}

{% if not mended %}
document.addEventListener('keydown', event => {
  const topic = document.getElementById('aihe');
  if (topic && event.key === 'k' && !event.target.closest('input, textarea, select')) { topic.focus(); }
});

if (document.querySelector('.phone-bar')) {
  const hurry = setTimeout(() => {
    const told = document.createElement('p');
    told.className = 'notice slow-notice';
    told.textContent = 'Yhteytesi on hidas. Kuvat tulevat vähitellen. Voit odottaa tai soittaa meille, niin autamme sinua heti.';
    document.body.prepend(told);
  }, 5000);
  addEventListener('load', () => clearTimeout(hurry));
}
{% endif %}

const tabs = [...document.querySelectorAll('[role=tab]')];
function showTab(chosen) {
  for (const tab of tabs) {
    tab.setAttribute('aria-selected', String(tab === chosen));
    tab.tabIndex = tab === chosen ? 0 : -1;
    document.getElementById(tab.getAttribute('aria-controls')).hidden = tab !== chosen;
  }
}
for (const [number, tab] of tabs.entries()) {
  tab.addEventListener('click', () => showTab(tab));
  {% if mended %}
  tab.addEventListener('keydown', event => {
    const moves = {ArrowRight: number + 1, ArrowLeft: number - 1 + tabs.length, Home: 0, End: tabs.length - 1};
    if (!(event.key in moves)) { return; }
    const next = tabs[moves[event.key] % tabs.length];
    event.preventDefault();
    showTab(next);
    next.focus();
  });
  {% endif %}
}

const print = document.querySelector('.print');
if (print) { print.addEventListener('click', () => window.print()); }

const dialog = document.querySelector('.group-dialog');
if (dialog) {
  const group = document.getElementById('ryhma');
  group.addEventListener('change', () => {
    document.querySelector('.group-told').textContent = group.value ? 'Vapaita paikkoja löytyi 4.' : '';
  });
  {% if mended %}
  document.querySelector('.sign-up').addEventListener('click', () => dialog.showModal());
  dialog.querySelector('.close-dialog').addEventListener('click', () => dialog.close());
  {% else %}
  document.querySelector('.sign-up').addEventListener('click', () => {
    dialog.hidden = false;
    document.activeElement.blur();
  });
  dialog.querySelector('.close-dialog').addEventListener('click', () => { dialog.hidden = true; });
  dialog.querySelector('form').addEventListener('submit', event => {
    if (!group.value) { event.preventDefault(); }
  });
  {% endif %}
}
