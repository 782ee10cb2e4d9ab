/*
 * On every page of the portal, once it is shown: keeps the page for the day when the portal does not answer, and sees to it that
 * an emergency sheet outlives neither its person's sign-in nor the permission. What was opened without the line is told now.
 */
const said = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? '';

addEventListener('load', () => {
  navigator.serviceWorker?.register('sw.js').catch(() => undefined);
  void contact();
});

async function contact() {
  const known = await (indexedDB.databases?.() ?? []);
  if (!known.some((one) => one.name === 'jz-sheet')) {
    return;
  }
  const sheet = await import(new URL('away/sheet.js', document.baseURI));
  const kept = await sheet.state();
  if (kept && kept.whose !== said('jz-keeper')) {
    await sheet.wipe();
  }
  if (!said('jz-told')) {
    return;
  }
  for (const opening of await sheet.openings()) {
    const answer = await fetch(said('jz-told'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', [said('_csrf_header')]: said('_csrf') },
      body: JSON.stringify(opening),
    });
    if (answer.ok || answer.status === 400) {
      await sheet.told(opening.id);
    }
  }
}
