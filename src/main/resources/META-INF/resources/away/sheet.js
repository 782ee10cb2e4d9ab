/*
 * The emergency sheet in a browser: written anew while there is contact, read with a PIN when there is none. Whoever writes it
 * needs no PIN: it is sealed to a key pair whose private half is wrapped by a key that is derived from the PIN, and the PIN is
 * kept nowhere. What lies here is neither a name nor a ticket in clear; see decision 74 for what that withstands.
 */
const NAME = 'jz-sheet';
const ROUNDS = 1_000_000;
/** So many wrong PINs, and there is nothing left to guess at. */
export const GUESSES = 5;
/** A PIN has so many characters at least. */
export const LEAST = 8;
const AN_HOUR = 3_600_000;

function db() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('sheet');
      asked.result.createObjectStore('opening', { keyPath: 'id' });
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

/** One transaction: what it does is done when the promise is. */
async function within(stores, mode, work) {
  const base = await db();
  try {
    return await new Promise((done, failed) => {
      const transaction = base.transaction(stores, mode, { durability: 'strict' });
      const asked = work(transaction);
      transaction.oncomplete = () => done(asked?.result);
      transaction.onabort = transaction.onerror = () => failed(transaction.error);
    });
  } finally {
    base.close();
  }
}

const read = () => within(['sheet'], 'readonly', (t) => t.objectStore('sheet').get('kept'));

/** Changes what is kept in one transaction, so that two pages do not write over each other. */
function change(how) {
  return within(['sheet'], 'readwrite', (t) => {
    const store = t.objectStore('sheet');
    const asked = store.get('kept');
    asked.onsuccess = () => {
      const next = asked.result && how(asked.result);
      if (next) {
        store.put(next, 'kept');
      }
    };
    return asked;
  });
}

/**
 * What is known of the sheet without the PIN: whose it is, from when, until when, and how often a wrong PIN was tried. Nothing when
 * there is none; one whose time is over is wiped here, and so is one that was set in a time that is still to come.
 */
export async function state() {
  const kept = await read();
  if (!kept) {
    return undefined;
  }
  const now = Date.now();
  if (now > kept.until || now < kept.set - AN_HOUR) {
    await wipe();
    return undefined;
  }
  const { whose, name, until, ahead, asOf, wrong, notBefore, words } = kept;
  return { whose, name, until, ahead, asOf, words, wait: Math.max(0, notBefore - now), left: GUESSES - wrong };
}

/** Nothing is left of it. What was opened stays to be told. */
export function wipe() {
  return within(['sheet'], 'readwrite', (t) => t.objectStore('sheet').clear());
}

function bound(whose, until) {
  return new TextEncoder().encode(JSON.stringify([NAME, whose, until]));
}

async function keyOf(pin, salt, rounds) {
  const said = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    said,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  );
}

const OAEP = { name: 'RSA-OAEP', hash: 'SHA-256' };
const random = (length) => crypto.getRandomValues(new Uint8Array(length));

/** Whether it is the first that anybody would try: one character again and again, or a row of the keyboard. */
export function isPlain(pin) {
  const said = pin.normalize('NFKC').toLowerCase();
  const rows = ['01234567890', '09876543210', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'abcdefghijklmnopqrstuvwxyz'];
  return new Set(said).size < 4 || rows.some((row) => row.includes(said));
}

/**
 * Begins a sheet: with a PIN, for a person, until the shift is over. What was there before is gone.
 *
 * @param ahead by so many milliseconds this machine's clock is ahead of the portal's
 */
export async function begin(pin, { whose, name, until, ahead, words }) {
  const pair = await crypto.subtle.generateKey(
    { ...OAEP, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['wrapKey', 'unwrapKey'],
  );
  const salt = random(16);
  const iv = random(12);
  const key = await keyOf(pin, salt, ROUNDS);
  const wrapped = await crypto.subtle.wrapKey('pkcs8', pair.privateKey, key, {
    name: 'AES-GCM',
    iv,
    additionalData: bound(whose, until),
  });
  const open = await crypto.subtle.exportKey('spki', pair.publicKey);
  const set = Date.now();
  const kept = { whose, name, until, ahead, words, set, salt, iv, rounds: ROUNDS, wrapped, open, wrong: 0, notBefore: 0, asOf: 0 };
  await within(['sheet'], 'readwrite', (t) => t.objectStore('sheet').put(kept, 'kept'));
}

/** Writes the sheet anew, if it is this person's: what is so now, and from when that is. */
export async function keep(whose, rows, asOf) {
  const kept = await read();
  if (kept?.whose !== whose || kept.asOf > asOf) {
    return;
  }
  const open = await crypto.subtle.importKey('spki', kept.open, OAEP, false, ['wrapKey']);
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']);
  const dataIv = random(12);
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: dataIv },
    key,
    new TextEncoder().encode(JSON.stringify({ asOf, rows })),
  );
  const dataKey = await crypto.subtle.wrapKey('raw', key, open, OAEP);
  // Unless another page has begun one anew meanwhile, or has written a newer one.
  await change((now) => (now.set === kept.set && now.asOf <= asOf ? { ...now, asOf, dataIv, data, dataKey } : undefined));
}

/**
 * Opens the sheet. A wrong PIN is counted before it is tried, each makes the next wait twice as long, and the last wipes everything.
 *
 * @returns what is on it; 'wait', 'wrong', 'wiped' or 'none' when it stays shut
 */
export async function open(pin) {
  if (!(await state())) {
    return 'none';
  }
  let tried;
  await change((now) => {
    if (Date.now() < now.notBefore) {
      return undefined;
    }
    const wrong = now.wrong + 1;
    tried = { ...now, wrong, notBefore: Date.now() + 1000 * 2 ** wrong };
    return tried;
  });
  if (!tried) {
    return 'wait';
  }
  if (!tried.data) {
    return 'none';
  }
  let content;
  try {
    const key = await keyOf(pin, tried.salt, tried.rounds);
    const own = await crypto.subtle.unwrapKey('pkcs8', tried.wrapped, key, {
      name: 'AES-GCM',
      iv: tried.iv,
      additionalData: bound(tried.whose, tried.until),
    }, OAEP, false, ['unwrapKey']);
    const dataKey = await crypto.subtle.unwrapKey('raw', tried.dataKey, own, OAEP, { name: 'AES-GCM' }, false, ['decrypt']);
    const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: tried.dataIv }, dataKey, tried.data);
    content = JSON.parse(new TextDecoder().decode(data));
  } catch {
    if (tried.wrong >= GUESSES) {
      await note(tried, 'WIPED');
      await wipe();
      return 'wiped';
    }
    return 'wrong';
  }
  await note(tried, 'OPENED');
  await change((now) => (now.set === tried.set ? { ...now, wrong: 0, notBefore: 0 } : undefined));
  return content;
}

function note(kept, what) {
  const opening = { id: crypto.randomUUID(), what, whose: kept.whose, at: Date.now() - kept.ahead, asOf: kept.asOf };
  return within(['opening'], 'readwrite', (t) => t.objectStore('opening').put(opening));
}

/** What was done with sheets here and has not been told yet. */
export function openings() {
  return within(['opening'], 'readonly', (t) => t.objectStore('opening').getAll());
}

/** The portal knows of it. */
export function told(id) {
  return within(['opening'], 'readwrite', (t) => t.objectStore('opening').delete(id));
}
