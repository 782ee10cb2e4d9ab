/* Asks every few seconds whether the portal is there again, and then opens what was asked for. */
const WORDS = {
  zh: {
    title: '暂时连不上接诊',
    text: '网络或服务器没有应答。这不是您的操作造成的；已保存的都还在。',
    retry: '正在重连，恢复后本页自动打开。',
    since: '已 {time}',
    paper: '急事请打电话，或直接走过去。纸质单据照常可用，恢复后补录。',
  },
  en: {
    title: 'Jiezhen is out of contact',
    text: 'The network or the server does not answer. You did nothing wrong, and whatever was saved is still there.',
    retry: 'Reconnecting; this page opens by itself once it is back.',
    since: 'for {time}',
    paper: 'What cannot wait: telephone, or walk over. Paper forms serve meanwhile and are typed in afterwards.',
  },
};
const EVERY = 3000;
const PATIENCE = 4000;

const chosen = /(?:^|; )jz-lang=([\w-]+)/.exec(document.cookie)?.[1] ?? navigator.language;
export const lang = chosen.toLowerCase().startsWith('zh') ? 'zh' : 'en';

// A screen that hangs in a hall is dark, and nobody stands before it who could telephone.
if (['/wall', '/panel'].includes(location.pathname)) {
  document.documentElement.dataset.colours = 'dark';
  document.querySelector('.paper').hidden = true;
}
document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
document.title = lang === 'zh' ? '接诊 · 暂时失联' : 'Jiezhen · out of contact';
for (const element of document.querySelectorAll('[data-word]')) {
  element.textContent = WORDS[lang][element.dataset.word];
}

const began = Date.now();
const since = document.getElementById('since');
function tick() {
  const seconds = Math.floor((Date.now() - began) / 1000);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  since.textContent = WORDS[lang].since.replace('{time}', time);
}
setInterval(tick, 1000);
tick();

/** While somebody reads the sheet, the page is not taken away under the eyes; it says that there is contact. */
let held = false;
export function hold(on) {
  held = on;
}

async function ask() {
  try {
    const answer = await fetch('/away/here.txt', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
    if (answer.ok && (await answer.text()).startsWith('here')) {
      if (!held) {
        // Not by reload(), which would send a form once more.
        location.replace(location.href);
        return;
      }
      document.getElementById('back').hidden = false;
    }
  } catch {
    // Not yet.
  }
  setTimeout(ask, EVERY);
}
setTimeout(ask, EVERY);
addEventListener('online', () => void ask());
