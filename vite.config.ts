/**
 * What the page on which one signs in needs is small; all else, the house's own elements and the components that they use, comes
 * in one piece with the first page behind it, and is kept. The piece is whole, whatever a page shows of it: its parts are brought
 * by modules that the page does not know, so that nobody can tell from a page alone what it will need.
 */
import { createHash } from 'node:crypto';
import type { PluginOption, UserConfigFn } from 'vite';
import { overrideVaadinConfig } from './vite.generated';

/** Flow asks for what a component needs by this when it first shows one: see generated-flow-imports.js. */
const asked = (type: string): string => createHash('sha256').update(type, 'utf8').digest('hex');

/** The page for signing in, and what it is made of: plain markup. Whatever else is shown needs the piece; FirstPageTest asks. */
const NEEDS_NOTHING = [
  'com.vaadin.flow.component.UI',
  'com.vaadin.flow.component.HtmlComponent',
  'com.vaadin.flow.component.HtmlContainer',
  'com.vaadin.flow.component.html.Main',
  'com.vaadin.flow.component.html.OrderedList',
  'org.jiezhen.staff.ui.JourneyThread',
  'org.jiezhen.staff.ui.SignInView',
].map(asked);
const PIECE = '?piece';

function onePiece(): PluginOption {
  return {
    name: 'jiezhen:one-piece',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!id.replace(PIECE, '').endsWith('/generated/flow/generated-flow-imports.js')) {
        return undefined;
      }
      const lines = code.split('\n');
      if (id.endsWith(PIECE)) {
        return { code: lines.filter((line) => line.startsWith('import ')).join('\n'), map: null };
      }
      const rest = lines.filter((line) => !line.startsWith('import ')).join('\n');
      const before = /const loadOnDemand = .*\n/;
      if (!before.test(rest)) {
        this.error('generated-flow-imports.js is not what it was: see vite.config.ts');
      }
      const loads = `const loadOnDemand = (key) =>
        ${JSON.stringify(NEEDS_NOTHING)}.includes(key) ? Promise.resolve(0) : import('./generated-flow-imports.js${PIECE}');\n`;
      return { code: rest.replace(before, loads), map: null };
    },
  };
}

const customConfig: UserConfigFn = () => ({ plugins: [onePiece()] });

export default overrideVaadinConfig(customConfig);
