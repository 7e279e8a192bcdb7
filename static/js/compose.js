// The composer: keeps what is being typed on this device until it is sent, sends it without losing it, and opens
// a reply where it will stand. Without this script every form works the plain way.
const KEY = 'draft:';
const shared = document.body.dataset.shared === 'yes';

const keyOf = form => KEY + form.getAttribute('action') + '#' + form.elements.parent.value;

const keep = form => {
  if (shared) return;
  const words = form.elements.body.value;
  if (words.trim()) localStorage.setItem(keyOf(form), words);
  else localStorage.removeItem(keyOf(form));
};

const note = (form, text, retry) => {
  form.querySelector('.unsent')?.remove();
  if (!text) return;
  const line = document.createElement('p');
  line.className = 'notice unsent';
  line.setAttribute('role', 'status');
  line.append(text);
  if (retry) {
    const button = document.createElement('button');
    button.className = 'plain';
    button.textContent = form.dataset.retry;
    line.append(' ', button);
  }
  form.querySelector('.row').before(line);
};

const restore = form => {
  const words = shared ? null : localStorage.getItem(keyOf(form));
  if (words && !form.elements.body.value.trim()) {
    form.elements.body.value = words;
    note(form, form.dataset.restored);
  }
};

const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

// The once-key makes a repeated send harmless, so a lost answer can be asked for again.
const send = async (form, fields) => {
  for (let attempt = 0; ; attempt++) {
    try {
      return await fetch(form.action, { method: 'POST', body: fields });
    } catch (failure) {
      if (attempt === 2) throw failure;
      await pause(800 * (attempt + 1));
    }
  }
};

const showAgain = async (form, answer) => {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('#composer');
  if (!fresh) {
    note(form, page.querySelector('.standfirst, h1')?.textContent ?? form.dataset.failed, true);
    return;
  }
  form.querySelectorAll('.wrong, .preview').forEach(part => part.remove());
  const body = form.elements.body;
  const wrong = fresh.querySelector('.wrong');
  body.toggleAttribute('aria-invalid', Boolean(wrong));
  if (wrong) body.before(wrong);
  body.setAttribute('aria-describedby', wrong ? 'body-wrong body-audience' : 'body-audience');
  const preview = fresh.querySelector('.preview');
  if (preview) {
    preview.tabIndex = -1;
    body.after(preview);
    preview.focus();
  } else {
    body.focus();
  }
};

const goTo = address => {
  const around = new URL(address).searchParams.get('around');
  const target = address + (around ? '#comment-' + around : '#discussion');
  if (target.split('#')[0] === location.href.split('#')[0]) {
    location.hash = target.split('#')[1];
    location.reload();
  } else {
    location.assign(target);
  }
};

const submit = async event => {
  const form = event.currentTarget;
  event.preventDefault();
  if (form.dataset.busy) return;
  form.dataset.busy = 'yes';
  form.setAttribute('aria-busy', 'true');
  note(form);
  try {
    const fields = new URLSearchParams(new FormData(form, event.submitter?.name ? event.submitter : null));
    const answer = await send(form, fields);
    if (answer.status === 401) {
      // The session has ended: let the browser send the form itself, and the server carries the words through sign-in.
      form.removeEventListener('submit', submit);
      form.submit();
    } else if (answer.redirected && answer.ok) {
      localStorage.removeItem(keyOf(form));
      form.elements.body.value = '';
      goTo(answer.url);
    } else {
      await showAgain(form, answer);
    }
  } catch {
    keep(form);
    note(form, form.dataset.failed, true);
  } finally {
    delete form.dataset.busy;
    form.removeAttribute('aria-busy');
  }
};

const composer = document.querySelector('form[data-draft]');

const aim = (parent, name) => {
  keep(composer);
  composer.elements.parent.value = parent;
  composer.elements.body.value = '';
  composer.querySelectorAll('.wrong, .preview').forEach(part => part.remove());
  composer.querySelector('h3 label').textContent = name ? `${composer.dataset.replyTo} ${name}` : composer.dataset.add;
  note(composer);
  restore(composer);
};

const openReply = event => {
  const link = event.target.closest('a[data-reply]');
  if (!link || !composer || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  aim(link.dataset.reply, link.dataset.to);
  link.closest('.acts').after(composer);
  if (!composer.querySelector('.cancel')) {
    const cancel = document.createElement('button');
    cancel.type = 'button';
    cancel.className = 'plain cancel';
    cancel.textContent = composer.dataset.cancel;
    cancel.addEventListener('click', () => {
      const back = composer.closest('.comment')?.querySelector('a[data-reply]');
      aim(home.parent, home.name);
      home.place.after(composer);
      cancel.remove();
      back?.focus();
    });
    composer.querySelector('.row').append(cancel);
  }
  composer.elements.body.focus();
};

let home;
if (composer) {
  const place = document.createComment('composer');
  composer.before(place);
  const label = composer.querySelector('h3 label').textContent;
  const parent = composer.elements.parent.value;
  home = { place, parent, name: parent ? label.slice(composer.dataset.replyTo.length + 1) : '' };
  restore(composer);
  composer.addEventListener('input', () => keep(composer));
  composer.addEventListener('submit', submit);
  document.addEventListener('click', openReply);
}

document.querySelectorAll('form[data-clear]').forEach(form => form.addEventListener('submit', () => {
  Object.keys(localStorage).filter(key => key.startsWith(KEY)).forEach(key => localStorage.removeItem(key));
}));
