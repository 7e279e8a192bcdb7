// What is said in the discussion while somebody reads it. Nothing moves under the reader's eyes: new thoughts wait until they
// are asked for, and the focus stays where it is. When the stream is lost the page is as it was, and nothing is said about it.
const talk = document.querySelector('.talk[data-live]');
const line = talk?.querySelector('.live');
const address = talk && new URL(talk.dataset.live, location);
const DEEPEST = 4;
// A page of its own for one thought and what is said below it.
const isOneBranch = talk?.matches('.one');

let stream = null;
let over = false;
const waiting = new Map();
const delayed = new Map();

// Keeps what the reader looks at where it is, whatever grows or shrinks above it.
const steady = change => {
  const seen = [...talk.querySelectorAll('.who, .words, .composer')].find(part => part.getBoundingClientRect().bottom > 0);
  const before = seen?.getBoundingClientRect().top;
  change();
  if (seen?.isConnected) window.scrollBy({ top: seen.getBoundingClientRect().top - before, behavior: 'instant' });
};

const own = (comment, parts) => [...comment.children].filter(child => child.matches(parts));

// Somebody is on a link in it, or has marked words of it.
const isInUse = parts => {
  const marked = getSelection();
  return parts.some(part => part.contains(document.activeElement) || marked?.type === 'Range' && marked.containsNode(part, true));
};

const SAID = '.who, .quoted, .words, .tombstone';

const renew = (old, fresh) => {
  if (old.matches('.waiting')) {
    letThrough(old, fresh);
    return;
  }
  const said = own(old, SAID);
  const hasWords = own(fresh, '.words').length > 0;
  if (hasWords && isInUse(said)) {
    delayed.set(old.id, fresh);
    return;
  }
  delayed.delete(old.id);
  const head = fresh.querySelector(':scope > .who');
  if (hasWords && head) {
    // What only this reader sees stands beside the name.
    const real = old.querySelector(':scope > .who .real');
    if (real) head.querySelector('b').after(' ', real);
    own(old, '.who').flatMap(who => [...who.querySelectorAll('.fresh')]).forEach(mark => head.append(' ', mark));
  }
  const acts = own(old, '.acts');
  if (!hasWords) acts.forEach(part => part.remove());
  said.forEach(part => part.remove());
  const lacksActs = hasWords && acts.length === 0 && !old.closest('.context');
  old.prepend(...own(fresh, lacksActs ? `${SAID}, .acts` : SAID));
  if (old.matches('.chosen')) fresh.classList.add('chosen');
  old.className = fresh.className;
};

const remove = id => {
  waiting.delete(id);
  delayed.delete(id);
  let comment = document.getElementById(id);
  // An empty place stood for its replies alone.
  while (comment) {
    if (own(comment, '.composer').length) {
      // Somebody is answering: their words stay, and the site tells them when they post.
      own(comment, `${SAID}, .acts`).forEach(part => part.remove());
      return;
    }
    const above = comment.parentElement.closest('.comment');
    const list = comment.parentElement;
    comment.remove();
    if (list.children.length === 0 && list.matches('.replies')) list.remove();
    const isBare = above && own(above, '.words, .replies, .fold, .composer').length === 0;
    comment = isBare ? above : null;
  }
};

const timeOf = comment => Date.parse(comment.querySelector('.dt-published')?.getAttribute('datetime') ?? '');

const insert = (list, comment, newestFirst) => {
  const time = timeOf(comment);
  const next = [...list.children].find(other => newestFirst ? timeOf(other) <= time : timeOf(other) > time);
  next ? next.before(comment) : list.append(comment);
};

const depthOf = comment => {
  let depth = 0;
  for (let list = comment.closest('.replies'); list; list = list.parentElement.closest('.replies')) depth++;
  return depth;
};

const isLastPage = () => !talk.querySelector(':scope > .pager [rel=next]');

// Under what it answers, if that is here and not folded.
const listUnder = parent => {
  if (!parent || own(parent, '.fold').length || depthOf(parent) >= DEEPEST || parent.matches('.chosen') && !isLastPage()) return null;
  const list = own(parent, '.replies')[0] ?? document.createElement('ol');
  if (!list.isConnected) {
    list.className = 'replies';
    parent.append(list);
  }
  return list;
};

const rootList = () => {
  const atEnd = talk.dataset.order === 'newest' ? !talk.querySelector(':scope > .pager [rel=prev]') : isLastPage();
  if (!atEnd) return null;
  const list = talk.querySelector(':scope > .thread') ?? document.createElement('ol');
  if (!list.isConnected) {
    list.className = 'thread';
    line.before(list);
    talk.querySelector(':scope > .empty')?.remove();
  }
  return list;
};

const answered = comment => comment.querySelector(':scope > .who .u-in-reply-to')?.getAttribute('href').slice(1);

// Whether it is said in what this page shows a part of.
const belongs = comment => !isOneBranch || waiting.has(answered(comment)) || document.getElementById(answered(comment))?.closest('.thread:not(.context)');

const place = (comment, isOwn = false) => {
  const above = answered(comment);
  const list = above ? listUnder(document.getElementById(above)) : rootList();
  if (!list) return false;
  if (!isOwn) {
    const mark = document.createElement('b');
    mark.className = 'fresh';
    mark.textContent = line.dataset.new;
    comment.querySelector(':scope > .who')?.append(' ', mark);
  }
  insert(list, comment, !above && talk.dataset.order === 'newest');
  return true;
};

// The reader's own, which only they have seen until now.
const letThrough = (own, shown) => {
  if (isInUse([own])) {
    delayed.set(own.id, shown);
    return;
  }
  delayed.delete(own.id);
  own.remove();
  if (!place(shown, true)) waiting.set(shown.id, shown);
};

const say = (words, act) => line.replaceChildren(words, ' ', act);

const link = (words, href) => {
  const found = document.createElement('a');
  found.href = href;
  found.textContent = words;
  return found;
};

const pageOf = key => isOneBranch ? location.pathname.replace(/[^/]+$/, key) : `${location.pathname}?around=${key}#comment-${key}`;

const show = () => {
  let first = null;
  const elsewhere = [];
  for (const comment of waiting.values()) {
    if (place(comment)) first ??= comment;
    else elsewhere.push(comment);
  }
  waiting.clear();
  delayed.forEach((fresh, id) => renew(document.getElementById(id), fresh));
  line.replaceChildren();
  if (elsewhere.length) {
    const key = elsewhere[0].id.replace('comment-', '');
    say(line.dataset.elsewhere.replace('#', elsewhere.length), link(line.dataset.go, pageOf(key)));
  }
  if (first) {
    first.tabIndex = -1;
    first.focus();
  } else {
    line.querySelector('a')?.focus();
  }
};

const announce = () => {
  if (waiting.size === 0) {
    if (line.querySelector('button')) line.replaceChildren();
    return;
  }
  const words = waiting.size === 1 ? line.dataset.single : line.dataset.more.replace('#', waiting.size);
  const button = line.querySelector('button');
  if (button) {
    // The button stays the same: somebody may be on it.
    line.firstChild.textContent = words;
    return;
  }
  const fresh = document.createElement('button');
  fresh.type = 'button';
  fresh.className = 'plain';
  fresh.textContent = line.dataset.show;
  fresh.addEventListener('click', show);
  say(words, fresh);
};

const takeMasks = page => {
  const fresh = page.querySelector('svg.masks');
  if (!fresh) return;
  const masks = talk.querySelector('svg.masks');
  if (!masks) talk.append(document.importNode(fresh, true));
  else masks.append(...[...fresh.children].filter(mask => !document.getElementById(mask.id)));
};

const happened = event => {
  address.searchParams.set('after', event.lastEventId);
  const page = new DOMParser().parseFromString(event.data, 'text/html');
  if (!isOneBranch) document.getElementById('thoughts').textContent = page.querySelector('h2').textContent;
  takeMasks(page);
  steady(() => {
    page.querySelectorAll('[data-gone]').forEach(part => remove(part.dataset.gone));
    for (const comment of page.querySelectorAll('li.comment')) {
      const old = document.getElementById(comment.id);
      if (old) renew(old, document.importNode(comment, true));
      else if (own(comment, '.words').length && belongs(comment)) waiting.set(comment.id, document.importNode(comment, true));
      else waiting.delete(comment.id);
    }
  });
  announce();
};

const close = () => {
  stream?.close();
  stream = null;
};

const open = () => {
  if (stream || over || document.hidden) return;
  stream = new EventSource(address);
  stream.addEventListener('happened', happened);
  stream.addEventListener('many', event => {
    address.searchParams.set('after', event.lastEventId);
    waiting.clear();
    say(line.dataset.many, link(line.dataset.reload, location.pathname + location.search));
  });
  stream.addEventListener('enough', () => {
    over = true;
    close();
  });
};

if (talk) {
  document.addEventListener('visibilitychange', () => document.hidden ? close() : open());
  addEventListener('pagehide', close);
  addEventListener('pageshow', open);
  document.addEventListener('focusout', () => setTimeout(() => steady(() => delayed.forEach((fresh, id) => renew(document.getElementById(id), fresh)))));
  open();
}
