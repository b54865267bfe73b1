/* Counts the hours of a year in one go, right after the page was painted. */
'use strict';

new PerformanceObserver((list, observer) => {
  observer.disconnect();
  setTimeout(() => {
    const until = performance.now() + 1000;
    let hours = 0;
    while (performance.now() < until) { hours += 1; }
    document.documentElement.dataset.hours = String(hours > 0);
  }, 60);
}).observe({type: 'paint', buffered: true});
