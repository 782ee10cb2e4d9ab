// What was typed into a form and has not reached the portal: kept in this tab, sealed with a key that only the portal
// gives, and only to the person who typed it. A reload, a lost session or a cut line takes nothing away.

const PREFIX = 'unsent-';

const text = new TextEncoder();

async function seal(key, typed) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text.encode(JSON.stringify(typed)));
  return btoa(String.fromCharCode(...iv, ...new Uint8Array(sealed)));
}

async function open(key, sealed) {
  const bytes = Uint8Array.from(atob(sealed), (char) => char.charCodeAt(0));
  const iv = bytes.subarray(0, 12);
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.subarray(12));
  return JSON.parse(new TextDecoder().decode(plain));
}

/**
 * Begins to keep what is typed into this form.
 *
 * @param form the form's element; its fields carry their names as data-draft
 * @param slot what the form is called in this tab; says nothing to others
 * @param secret the key, in base64
 * @returns what was typed before and never arrived, or null
 */
export async function begin(form, slot, secret) {
  // Over plain HTTP there is no WebCrypto, and nothing is kept in the page.
  if (!crypto.subtle) {
    return null;
  }
  const raw = Uint8Array.from(atob(secret), (char) => char.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const place = PREFIX + slot;
  const unsent = {};
  let writing = Promise.resolve();

  // One after the other, so that an older text never takes the place of a newer one.
  const write = () => {
    writing = writing.then(async () => {
      if (Object.keys(unsent).length === 0) {
        sessionStorage.removeItem(place);
      } else {
        sessionStorage.setItem(place, await seal(key, unsent));
      }
    }).catch(() => {});
  };

  let before = null;
  try {
    const sealed = sessionStorage.getItem(place);
    before = sealed && (await open(key, sealed));
  } catch {
    // Another person's, or of a day that is over: nobody can read it any more.
    sessionStorage.removeItem(place);
  }
  Object.assign(unsent, before);

  form.addEventListener('input', (event) => {
    const field = event.target.closest?.('[data-draft]');
    if (field) {
      unsent[field.dataset.draft] = event.target.value;
      write();
    }
  });
  // What the portal has kept. A field in which more was typed meanwhile is not done yet.
  form.unsentArrived = (kept) => {
    for (const [name, value] of Object.entries(kept)) {
      if (unsent[name] === value) {
        delete unsent[name];
      }
    }
    write();
  };
  form.unsentOver = () => {
    Object.keys(unsent).forEach((name) => delete unsent[name]);
    write();
  };
  return before;
}
