// The composer: keeps what is being typed on this device until it is sent, sends it without losing it, and opens
// a reply where it will stand. Without this script every form works the plain way.
const KEY = 'draft:';
const shared = document.body.dataset.shared === 'yes';

const placeOf = form => `${KEY}${form.dataset.draft}:${form.getAttribute('action')}#`;

// A passage is known by its words: an edit of the article may move it.
const printOf = passage => passage.split('-')[1];

// Kept apart for each person, place, thought that is answered and passage that is meant.
const keyOf = form => placeOf(form) + form.elements.parent.value + (form.elements.beside.value ? '~' + printOf(form.elements.beside.value) : '');

const labelOf = form => form.querySelector('label[for=body]');

const forget = form => localStorage.removeItem(keyOf(form));

const keep = form => {
  if (shared) return;
  const words = form.elements.body.value;
  const { phrase, quote } = form.elements;
  if (words.trim()) localStorage.setItem(keyOf(form), JSON.stringify({ words, phrase: phrase.value, quote: quote.value, once: form.elements.once.value }));
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

// What was written beside a passage that has changed since becomes a thought on the whole article.
const adopt = form => {
  const passages = [...document.querySelectorAll('[data-beside]')].map(link => printOf(link.dataset.beside));
  if (!passages.length || form.elements.parent.value || form.elements.beside.value) return null;
  const lost = Object.keys(localStorage).find(key => key.startsWith(placeOf(form) + '~') && !passages.includes(key.split('~').pop()));
  if (!lost) return null;
  const kept = localStorage.getItem(lost);
  localStorage.removeItem(lost);
  localStorage.setItem(keyOf(form), kept);
  return kept;
};

const cite = (form, words) => {
  form.elements.quote.value = words;
  form.elements.quote.closest('details').open = true;
};

// The key comes back with the words: if they had arrived after all, the server knows them again.
const restore = form => {
  if (shared) return;
  const kept = localStorage.getItem(keyOf(form)) ?? adopt(form);
  if (kept && !form.elements.body.value.trim()) {
    const { words, phrase, quote, once } = JSON.parse(kept);
    form.elements.body.value = words;
    if (quote) cite(form, quote);
    form.elements.once.value = once;
    if (form.elements.beside.value) form.elements.phrase.value ||= phrase ?? '';
    note(form, form.dataset.restored);
  }
};

// Takes away what the last answer said, and shows what this one says: beside the quotation or beside the words.
const say = (form, wrong) => {
  const { body, phrase, quote } = form.elements;
  form.querySelectorAll('.wrong, .preview').forEach(part => part.remove());
  const bound = form.elements.beside.value ? 'bound ' : '';
  let field = body;
  for (const [each, hints] of [[phrase, 'phrase-hint'], [quote, 'quote-hint'], [body, `${bound}body-audience`]]) {
    const isWrong = wrong?.id === `${each.id}-wrong`;
    if (isWrong) {
      field = each;
      each.before(wrong);
      if (each !== body) each.closest('details').open = true;
      each.setAttribute('aria-invalid', 'true');
    } else {
      each.removeAttribute('aria-invalid');
    }
    each.setAttribute('aria-describedby', isWrong ? `${wrong.id} ${hints}` : hints);
  }
  return field;
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
  if (['parent', 'beside'].some(name => fresh.elements[name].value !== form.elements[name].value)) {
    forget(form);
    form.elements.parent.value = fresh.elements.parent.value;
    bind(fresh.elements.beside.value, fresh.querySelector('#bound').textContent, fresh.elements.phrase.value);
    form.elements.quote.closest('.field').hidden = !fresh.elements.parent.value;
    labelOf(form).textContent = labelOf(fresh).textContent;
    goHome();
    keep(form);
  }
  // What the page says of the words before these is not about these.
  document.querySelector(':is(.page, .post) > .notice')?.remove();
  const field = say(form, fresh.querySelector('.wrong'));
  const preview = fresh.querySelector('.preview');
  if (preview) {
    preview.tabIndex = -1;
    form.elements.body.after(preview);
    preview.focus();
  } else {
    field.focus();
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
if (composer?.elements.beside.value) first.label = composer.dataset.add;
let opener;

// Says which passage the words are about; none, for the whole article.
const bind = (passage, words, phrase) => {
  composer.elements.beside.value = passage;
  composer.querySelector('.bound').hidden = !passage;
  composer.querySelector('#bound').textContent = words;
  composer.elements.phrase.value = phrase;
  composer.querySelector('.bound details').open = phrase !== '';
  composer.querySelector('.let-go')?.remove();
};

const aim = (parent, label, passage = '', words = '', phrase = '') => {
  keep(composer);
  composer.elements.parent.value = parent;
  composer.elements.body.value = '';
  bind(passage, words, phrase);
  composer.elements.quote.value = '';
  composer.elements.quote.closest('details').open = false;
  composer.elements.quote.closest('.field').hidden = !parent;
  labelOf(composer).textContent = label;
  say(composer);
  note(composer);
  restore(composer);
};

const goHome = () => {
  const answered = composer.closest('.comment');
  home.after(composer);
  composer.querySelector('.cancel')?.remove();
  // It has gone meanwhile, and stood for these words alone.
  if (answered && !answered.querySelector('.who, .tombstone')) answered.remove();
};

const cancel = () => {
  aim(first.parent, first.label);
  goHome();
  (opener.isConnected ? opener : composer.elements.body).focus();
};

// Opens the composer where the words will stand, with a way to take it back.
const openAt = (place, link, way) => {
  opener = link;
  place.after(composer);
  composer.querySelector('.cancel')?.remove();
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'plain cancel';
  button.textContent = way;
  button.addEventListener('click', cancel);
  composer.querySelector('.row').append(button);
  composer.elements.body.focus();
};

const isPlain = event => !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

const openReply = event => {
  const link = event.target.closest('a[data-reply]');
  // What is said under a question in the article is answered on the question's own page.
  if (!link || link.closest('.within') || !isPlain(event)) return;
  event.preventDefault();
  reply(link);
};

const reply = link => {
  aim(link.dataset.reply, link.getAttribute('aria-label'));
  openAt(link.closest('.acts'), link, composer.dataset.cancel);
};

// The words of a passage as a quotation has them: without the marks of its notes.
const wordsOf = part => {
  part.querySelectorAll('.footnote-ref').forEach(mark => mark.remove());
  return part.textContent.replace(/\s+/g, ' ').trim();
};

const beginningOf = words => words.length > 160 ? words.slice(0, words.lastIndexOf(' ', 160)) + ' …' : words;

const openBeside = (passage, link, phrase) => {
  const label = link.classList.contains('said') ? composer.dataset.phrase : link.textContent.replace('+', '').trim();
  aim('', label, link.dataset.beside, beginningOf(wordsOf(passage.firstElementChild.cloneNode(true))), phrase);
  openAt(passage, link, composer.dataset.letGo);
};

const openRemark = event => {
  const link = event.target.closest('a.remark[data-beside]:not(.said)');
  if (!link || !isPlain(event)) return;
  event.preventDefault();
  openBeside(link.parentElement, link, '');
};

// A button beside words that are selected; from the selection, Tab leads to it.
const offer = document.createElement('button');
const heard = document.createElement('p');

const passageOf = node => (node instanceof Element ? node : node?.parentElement)?.closest('.passage');

const selected = () => {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const passage = passageOf(range.startContainer);
  const link = passage?.querySelector('.remark[data-beside]');
  if (!link || passage !== passageOf(range.endContainer)) return null;
  const phrase = wordsOf(range.cloneContents());
  return phrase ? { passage, link, phrase, range } : null;
};

const showOffer = () => {
  if (offer.contains(document.activeElement)) return;
  const found = selected();
  if (!found) {
    offer.remove();
    heard.textContent = '';
    return;
  }
  const words = found.range.getClientRects();
  const last = words[words.length - 1];
  const box = found.passage.getBoundingClientRect();
  found.passage.append(offer);
  offer.style.insetBlockStart = `${last.bottom - box.top + 6}px`;
  offer.style.left = `${Math.max(0, Math.min(last.right - box.left - offer.offsetWidth, box.width - offer.offsetWidth))}px`;
  heard.textContent = composer.dataset.tab;
};

const takeOffer = () => {
  const found = selected();
  offer.remove();
  heard.textContent = '';
  if (found) openBeside(found.passage, found.link, found.phrase);
};

const leadToOffer = event => {
  if (!offer.isConnected) return;
  if (event.key === 'Escape') offer.remove();
  if (event.key !== 'Tab' || event.shiftKey || document.activeElement === offer) return;
  event.preventDefault();
  offer.focus();
};

const prepareOffer = () => {
  offer.type = 'button';
  offer.className = 'add-phrase';
  offer.textContent = composer.dataset.phrase;
  offer.addEventListener('click', takeOffer);
  heard.className = 'heard';
  heard.setAttribute('role', 'status');
  document.body.append(heard);
  ['pointerup', 'keyup'].forEach(name => document.addEventListener(name, () => setTimeout(showOffer)));
  // A finger selects without lifting a pointer.
  let rest;
  if (matchMedia('(pointer: coarse)').matches) document.addEventListener('selectionchange', () => {
    clearTimeout(rest);
    rest = setTimeout(showOffer, 300);
  });
  document.addEventListener('keydown', leadToOffer);
};

// Marked words of a thought can stand above the answer to it.
const offerQuote = () => {
  const marked = getSelection();
  const words = marked.toString().trim();
  const comment = words ? marked.anchorNode.parentElement?.closest('.words')?.closest('.comment') : null;
  const link = comment?.contains(marked.focusNode) && !comment.closest('.within') && comment.querySelector(':scope > .acts > a[data-reply]');
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
    cite(composer, words.replace(/\s+/g, ' '));
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
  if (document.querySelector('.passage')) {
    document.addEventListener('click', openRemark);
    prepareOffer();
  }
  document.addEventListener('selectionchange', offerQuote);
}

document.querySelectorAll('form[data-clear]').forEach(form => form.addEventListener('submit', () => {
  Object.keys(localStorage).filter(key => key.startsWith(KEY)).forEach(key => localStorage.removeItem(key));
}));
