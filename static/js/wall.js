// Every ten seconds by the clock on the wall, what stands there is looked at again; the timer runs in between.
const EVERY = 10_000;
const pad = number => String(number).padStart(2, '0');

let ends = null;

const read = () => {
  const { left } = document.querySelector('.wall').dataset;
  ends = left === undefined ? null : Date.now() + left * 1000;
};

const tick = () => {
  const timer = document.querySelector('.timer');
  if (ends === null || !timer) return;
  const left = Math.round((ends - Date.now()) / 1000);
  if (left > 0) timer.textContent = timer.textContent.replace(/\d+:\d\d/, `${Math.floor(left / 60)}:${pad(left % 60)}`);
};

const look = async () => {
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.querySelector('.wall');
      if (fresh) {
        document.querySelector('.wall').replaceWith(fresh);
        read();
      }
    }
  } catch {
    // The network may be back in ten seconds.
  }
  setTimeout(look, EVERY - Date.now() % EVERY);
};

read();
setInterval(tick, 1000);
setTimeout(look, EVERY - Date.now() % EVERY);
