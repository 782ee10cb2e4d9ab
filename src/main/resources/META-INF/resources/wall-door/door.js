// A screen that stands outside asks how things stand, and goes in by itself. A reload is only tried when the portal
// has just answered, so that the screen never ends on the browser's own error page.
(function () {
  'use strict';
  var main = document.querySelector('main');
  var code = document.querySelector('.code');
  var lost = document.querySelector('.lost');
  function ask() {
    var stop = new AbortController();
    var late = setTimeout(function () { stop.abort(); }, 5000);
    fetch('?state', { cache: 'no-store', credentials: 'same-origin', signal: stop.signal })
      .then(function (answer) {
        // Anything else is no longer this page's door: somebody signed in here, for one.
        var ours = (answer.headers.get('Content-Type') || '').indexOf('application/json') === 0;
        return ours ? answer.json() : { state: 'OPEN' };
      })
      .then(function (now) {
        lost.hidden = true;
        if (now.state === 'OPEN' || now.state !== main.dataset.state) {
          location.replace(location.pathname);
        } else if (code.textContent !== now.code) {
          code.textContent = now.code;
        }
      })
      .catch(function () { lost.hidden = false; })
      .finally(function () {
        clearTimeout(late);
        setTimeout(ask, 3000);
      });
  }
  setTimeout(ask, 3000);
})();
