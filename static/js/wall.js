// What stands on the wall comes every ten seconds, at the same moments for everybody; the timer runs in between.
const EVERY = 10_000;
const address = new URL(document.body.dataset.live, location);
const pad = number => String(number).padStart(2, '0');

let stream = null;
let ends = null;
let shown = '';

const read = () => {
  const { left } = document.querySelector('.wall').dataset;
  ends = left === undefined ? null : Date.now() + left * 1000;
};

const tick = () => {
  const timer = document.querySelector('.timer');
  if (ends === null || !timer) return;
  const left = Math.round((ends - Date.now()) / 1000);
  timer.textContent = left > 0 ? timer.textContent.replace(/\d+:\d\d/, `${Math.floor(left / 60)}:${pad(left % 60)}`) : timer.dataset.over;
};

const take = text => {
  const fresh = new DOMParser().parseFromString(text, 'text/html').querySelector('.wall');
  if (!fresh || fresh.outerHTML === shown) return;
  shown = fresh.outerHTML;
  document.querySelector('.wall').replaceWith(fresh);
  read();
};

const close = () => {
  stream?.close();
  stream = null;
};

// Where there is no stream the page is looked at again, and the stream asked for once more.
const look = async () => {
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (answer.ok && !answer.redirected) {
      take(await answer.text());
    } else if (answer.status < 500) {
      // This wall is not to be seen here any more.
      location.reload();
    }
  } catch {
    // The network may be back in ten seconds.
  }
  open();
};

const open = () => {
  if (stream || document.hidden) return;
  stream = new EventSource(address);
  stream.addEventListener('wall', event => {
    address.searchParams.set('after', event.lastEventId);
    take(event.data);
  });
  stream.addEventListener('error', () => {
    if (stream?.readyState !== EventSource.CLOSED) return;
    close();
    setTimeout(look, EVERY - Date.now() % EVERY);
  });
  stream.addEventListener('enough', close);
};

read();
setInterval(tick, 1000);
document.addEventListener('visibilitychange', () => document.hidden ? close() : open());
addEventListener('pagehide', close);
addEventListener('pageshow', open);
open();
