/* The emergency sheet on the page without contact: opened by its PIN, shut again when nobody stirs. */
import { hold, lang } from './offline.js';
import * as sheet from './sheet.js';

const WORDS = {
  zh: {
    title: '断网应急单',
    whose: '{name} 的，截至 {time}',
    pin: 'PIN',
    open: '打开',
    opening: '正在打开…',
    wrong: 'PIN 不对。还可以试 {n} 次，{s} 秒后再试；之后本机的应急单会被清除。',
    wait: '请等 {s} 秒再试。',
    wiped: 'PIN 多次不对，本机的应急单已清除。恢复联系后会记入日志。',
    none: '本机没有应急单，或已到期清除。',
    noted: '打开会被记录，恢复联系后写入日志。',
    asOf: '截至 {time}',
    age: '{age}前的情况；此后可能已变化',
    day: '{d} 天',
    hours: '{h} 小时 {m} 分',
    minutes: '{m} 分钟',
    shut: '合上',
    back: '已恢复联系。合上后本页自动打开。',
    empty: '那时院内没有客人。',
    count: '在院 {n} 位',
    with: '，陪同 {c} 人',
    heads: ['票号', '客人', '在哪里', '谁陪着', '禁食', '过敏'],
    unknown: '姓名未知',
    plus: '＋{c} 人陪同',
  },
  en: {
    title: 'Emergency sheet',
    whose: 'Set by {name}, as of {time}',
    pin: 'PIN',
    open: 'Open',
    opening: 'Opening…',
    wrong: 'That is not the PIN. {n} more tries, the next in {s} s; then the sheet on this machine is wiped.',
    wait: 'Wait {s} s before the next try.',
    wiped: 'Wrong PINs: the sheet on this machine is wiped. The journal will say so once there is contact.',
    none: 'There is no sheet on this machine, or its time was over.',
    noted: 'That it was opened will stand in the journal once there is contact.',
    asOf: 'As of {time}',
    age: '{age} ago; it may have changed since',
    day: '{d} d',
    hours: '{h} h {m} min',
    minutes: '{m} min',
    shut: 'Shut',
    back: 'There is contact again. Shut the sheet, and this page opens by itself.',
    empty: 'There was no guest in the house.',
    count: '{n} in the house',
    with: ', {c} with them',
    heads: ['Ticket', 'Guest', 'Where', 'With whom', 'Fasting', 'Allergies'],
    unknown: 'Name not known',
    plus: '+ {c} companions',
  },
}[lang];

/** Nobody stirs for so long, and it is shut. */
const SHUT_MS = 120_000;
const section = document.getElementById('sheet');
let shutting;
let ageing;

function say(key, places = {}) {
  return WORDS[key].replace(/\{(\w+)\}/g, (_, place) => String(places[place]));
}

/** An element with text or elements in it; never markup, for the rows are people's words. */
function make(tag, of = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(of)) {
    element.setAttribute(name, value);
  }
  element.append(...inside.filter((one) => one !== undefined));
  return element;
}

function time(ms) {
  return new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false,
  }).format(ms);
}

function age(ms) {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return minutes < 60
    ? say('minutes', { m: minutes })
    : minutes < 1440 ? say('hours', { h: Math.floor(minutes / 60), m: minutes % 60 }) : say('day', { d: Math.floor(minutes / 1440) });
}

async function closed(told = '') {
  clearTimeout(shutting);
  clearInterval(ageing);
  hold(false);
  document.body.classList.remove('reads');
  const kept = await sheet.state().catch(() => undefined);
  section.hidden = !kept && !told;
  if (!kept?.asOf) {
    section.replaceChildren(make('h2', {}, say('title')), make('p', { role: 'alert' }, told || say('none')));
    return;
  }
  const pin = make('input', { id: 'pin', class: 'pin', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', maxlength: '64' });
  const press = make('button', { class: 'go' }, say('open'));
  const form = make('form', {}, make('label', { for: 'pin' }, say('pin')), pin, press);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (press.disabled || pin.value === '') {
      return;
    }
    press.disabled = true;
    press.textContent = say('opening');
    // Nothing else is opened meanwhile, not even the portal.
    hold(true);
    const found = await sheet.open(pin.value);
    if (typeof found === 'object') {
      opened(found, kept);
      return;
    }
    const now = await sheet.state();
    const places = { n: now?.left ?? 0, s: Math.ceil((now?.wait ?? 0) / 1000) };
    await closed(found === 'wrong' ? say('wrong', places) : found === 'wait' ? say('wait', places) : say(found));
    document.getElementById('pin')?.focus();
  });
  section.replaceChildren(
    make('h2', {}, say('title')),
    make('p', {}, say('whose', { name: kept.name, time: time(kept.asOf) })),
    form,
    make('p', { class: 'told', role: 'alert' }, told),
    make('p', { class: 'small' }, say('noted')),
  );
}

function word(words, field, value) {
  return value === undefined ? '' : typeof value === 'object' ? (value[lang] ?? value.zh ?? '') : (words[`${field}.${value}`] ?? value);
}

function opened({ rows, asOf }, { words, ahead }) {
  document.body.classList.add('reads');
  const shut = make('button', {}, say('shut'));
  shut.addEventListener('click', () => void closed());
  const old = make('span', { class: 'age' });
  const telling = () => (old.textContent = say('age', { age: age(Date.now() - ahead - asOf) }));
  ageing = setInterval(telling, 10_000);
  telling();
  const companions = rows.reduce((all, row) => all + (row.co ?? 0), 0);
  const body = make('tbody');
  for (const row of [...rows].sort((one, other) => String(one.tk).localeCompare(String(other.tk)))) {
    const cell = (n, cls, ...inside) => make('td', { class: cls, 'data-head': WORDS.heads[n] }, ...inside);
    body.append(make('tr', {},
      cell(0, 'tk num', row.tk),
      cell(1, 'nm', word(words, 'nm', row.nm) || say('unknown'), row.co ? make('small', {}, say('plus', { c: row.co })) : undefined),
      cell(2, 'pl', word(words, 'pl', row.pl)),
      cell(3, `wh ${row.wh === 'NONE' ? 'late' : ''}`, word(words, 'wh', row.wh)),
      cell(4, `fa ${row.fa && row.fa !== 'NO' ? 'late' : ''}`, word(words, 'fa', row.fa)),
      cell(5, `al ${row.al === 'HAS' ? 'late' : ''}`, row.aw ?? word(words, 'al', row.al)),
    ));
  }
  const head = make('thead', {}, make('tr', {}, ...WORDS.heads.map((name) => make('th', { scope: 'col' }, name))));
  section.replaceChildren(
    make('div', { class: 'top' }, make('h2', {}, say('title')), shut),
    make('p', { class: 'as-of', role: 'status' }, make('b', { class: 'num' }, say('asOf', { time: time(asOf) })), old),
    make('p', { id: 'back', class: 'back', hidden: '' }, say('back')),
    make('p', { class: 'count' }, rows.length === 0 ? say('empty') : say('count', { n: rows.length }) + (companions ? say('with', { c: companions }) : '')),
    rows.length === 0 ? '' : make('table', {}, head, body),
  );
  stirred();
}

function stirred() {
  if (document.body.classList.contains('reads')) {
    clearTimeout(shutting);
    shutting = setTimeout(() => void closed(), SHUT_MS);
  }
}

for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel']) {
  addEventListener(event, stirred, { passive: true });
}
await closed();
