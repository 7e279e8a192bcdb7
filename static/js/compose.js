// The composer: keeps what is being typed on this device until it is sent, sends it without losing it, and opens
// a reply where it will stand. Without this script every form works the plain way.
const KEY = 'draft:';
const shared = document.body.dataset.shared === 'yes';

// Kept apart for each person, place and thought that is answered.
const keyOf = form => `${KEY}${form.dataset.draft}:${form.getAttribute('action')}#${form.elements.parent.value}`;

const labelOf = form => form.querySelector('label[for=body]');

const forget = form => localStorage.removeItem(keyOf(form));

const keep = form => {
  if (shared) return;
  const words = form.elements.body.value;
  if (words.trim()) localStorage.setItem(keyOf(form), JSON.stringify({ words, once: form.elements.once.value, quote: form.elements.quote.value }));
  else forget(form);
};

// A line above the buttons; with the button that was pressed, a way to press it again.
const note = (form, text, pressed) => {
  form.querySelector('.unsent')?.remove();
  if (!text) return;
  const line = document.createElement('p');
  line.className = 'notice unsent';
  line.setAttribute('role', 'status');
  line.append(text);
  if (pressed) {
    const again = pressed.cloneNode();
    again.className = 'plain';
    again.textContent = form.dataset.retry;
    line.append(' ', again);
  }
  form.querySelector('.row').before(line);
};

// The key comes back with the words: if they had arrived after all, the server knows them again.
const restore = form => {
  const kept = shared ? null : localStorage.getItem(keyOf(form));
  if (kept && !form.elements.body.value.trim()) {
    const { words, once, quote } = JSON.parse(kept);
    form.elements.body.value = words;
    form.elements.quote.value = quote ?? '';
    form.elements.once.value = once;
    note(form, form.dataset.restored);
  }
};

// Takes away what the last answer said, and shows what this one says: beside the quotation or beside the words.
const say = (form, wrong) => {
  form.querySelectorAll('.wrong, .preview').forEach(part => part.remove());
  for (const [field, hints] of [[form.elements.quote, 'quote-hint'], [form.elements.body, 'body-audience']]) {
    const isWrong = wrong?.id === `${field.id}-wrong`;
    if (isWrong) {
      field.before(wrong);
      field.setAttribute('aria-invalid', 'true');
    } else {
      field.removeAttribute('aria-invalid');
    }
    field.setAttribute('aria-describedby', isWrong ? `${wrong.id} ${hints}` : hints);
  }
};

const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

// The once-key makes a repeated send harmless, so a lost answer can be asked for again.
const send = async (form, fields) => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetch(form.action, { method: 'POST', body: fields });
    } catch (failure) {
      if (attempt === 3) throw failure;
      await pause(800 * attempt);
    }
  }
};

// The answer is the form once more, with a sentence or a preview; or a page that says why not.
const showAgain = async (form, answer, pressed) => {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('#composer');
  if (!fresh) {
    note(form, page.querySelector('.standfirst')?.textContent ?? form.dataset.failed, pressed);
    return;
  }
  if (fresh.elements.parent.value !== form.elements.parent.value) {
    forget(form);
    form.elements.parent.value = fresh.elements.parent.value;
    form.elements.quote.closest('.field').hidden = !fresh.elements.parent.value;
    labelOf(form).textContent = labelOf(fresh).textContent;
    goHome();
    keep(form);
  }
  say(form, fresh.querySelector('.wrong'));
  const preview = fresh.querySelector('.preview');
  if (preview) {
    preview.tabIndex = -1;
    form.elements.body.after(preview);
    preview.focus();
  } else {
    (form.querySelector('[aria-invalid]') ?? form.elements.body).focus();
  }
};

// An address that fetch has followed has lost its fragment.
const goTo = address => {
  const around = new URL(address).searchParams.get('around');
  const target = address + (around ? '#comment-' + around : '#discussion');
  const stays = target.split('#')[0] === location.href.split('#')[0];
  location.assign(target);
  if (stays) location.reload();
};

const submit = async event => {
  const form = event.currentTarget;
  event.preventDefault();
  if (form.getAttribute('aria-busy')) return;
  form.setAttribute('aria-busy', 'true');
  const fields = new URLSearchParams(new FormData(form, event.submitter));
  note(form);
  try {
    const answer = await send(form, fields);
    if (answer.status === 401) {
      // The session has ended: let the browser send the form itself, and the server carries the words through sign-in.
      sessionStorage.setItem('carried', keyOf(form));
      form.submit();
    } else if (answer.redirected && answer.ok) {
      forget(form);
      form.elements.body.value = '';
      goTo(answer.url);
    } else {
      await showAgain(form, answer, event.submitter);
    }
  } catch {
    keep(form);
    note(form, form.dataset.failed, event.submitter);
  } finally {
    form.removeAttribute('aria-busy');
  }
};

const composer = document.querySelector('form[data-draft]');
const home = document.createComment('composer');
const first = composer && { parent: composer.elements.parent.value, label: labelOf(composer).textContent };

const aim = (parent, label) => {
  keep(composer);
  composer.elements.parent.value = parent;
  composer.elements.body.value = '';
  composer.elements.quote.value = '';
  composer.elements.quote.closest('.field').hidden = !parent;
  labelOf(composer).textContent = label;
  say(composer);
  note(composer);
  restore(composer);
};

const goHome = () => {
  home.after(composer);
  composer.querySelector('.cancel')?.remove();
};

const cancel = event => {
  const link = event.currentTarget.closest('.comment').querySelector('a[data-reply]');
  aim(first.parent, first.label);
  goHome();
  link.focus();
};

const openReply = event => {
  const link = event.target.closest('a[data-reply]');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  reply(link);
};

const reply = link => {
  aim(link.dataset.reply, link.getAttribute('aria-label'));
  link.closest('.acts').after(composer);
  if (!composer.querySelector('.cancel')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain cancel';
    button.textContent = composer.dataset.cancel;
    button.addEventListener('click', cancel);
    composer.querySelector('.row').append(button);
  }
  composer.elements.body.focus();
};

// Marked words of a thought can stand above the answer to it.
const offerQuote = () => {
  const marked = getSelection();
  const words = marked.toString().trim();
  const comment = words ? marked.anchorNode.parentElement?.closest('.words')?.closest('.comment') : null;
  const link = comment?.contains(marked.focusNode) && comment.querySelector(':scope > .acts > a[data-reply]');
  if (document.activeElement?.matches('.quote-this')) return;
  document.querySelectorAll('.quote-this').forEach(button => button.remove());
  if (!link) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'plain quote-this';
  button.textContent = composer.dataset.quote;
  // The words stay marked while the button is pressed.
  button.addEventListener('mousedown', event => event.preventDefault());
  button.addEventListener('click', () => {
    reply(link);
    composer.elements.quote.value = words.replace(/\s+/g, ' ');
    button.remove();
  });
  link.after(' ', button);
};

// Words that the server has carried through sign-in, and that are posted now.
if (new URLSearchParams(location.search).get('done')?.startsWith('posted') && sessionStorage.getItem('carried')) {
  localStorage.removeItem(sessionStorage.getItem('carried'));
  sessionStorage.removeItem('carried');
}

if (composer) {
  composer.before(home);
  restore(composer);
  composer.addEventListener('input', () => keep(composer));
  composer.addEventListener('submit', submit);
  document.addEventListener('click', openReply);
  document.addEventListener('selectionchange', offerQuote);
}

document.querySelectorAll('form[data-clear]').forEach(form => form.addEventListener('submit', () => {
  Object.keys(localStorage).filter(key => key.startsWith(KEY)).forEach(key => localStorage.removeItem(key));
}));
