/* Shuts the page off until cookies are accepted. */
'use strict';

const wall = document.querySelector('.cookie-wall');
wall.addEventListener('cancel', event => event.preventDefault());
wall.querySelector('button').addEventListener('click', () => wall.close());
wall.showModal();
