/* What every page of the town does: the menu of narrow screens, favourites, late news. */
'use strict';

const menuButton = document.querySelector('.menu-button');
menuButton.addEventListener('click', () => {
  const open = menuButton.getAttribute('aria-expanded') !== 'true';
  menuButton.setAttribute('aria-expanded', String(open));
  document.getElementById('valikko').classList.toggle('open', open);
});

for (const heart of document.querySelectorAll('.favourite')) {
  heart.addEventListener('click', () => {
    heart.setAttribute('aria-pressed', String(heart.getAttribute('aria-pressed') !== 'true'));
  });
}

{% if not mended %}
const news = document.querySelector('.late-news');
if (news) {
  fetch(news.dataset.from)
    .then(answer => answer.text())
    .then(html => { news.innerHTML = html; });
}
{% endif %}
