/** A button that reads a code with the camera, where there is one; what it has read is told to the page, or to Java. */
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { icon } from '../live/icons';
import { quietly } from '../live/live-element';
import type { Words } from '../live/protocol';
import { Speech } from '../live/words';
import { hasCamera, look } from './camera';

export class LabCamera extends LitElement {
  static override properties: PropertyDeclarations = {
    config: { attribute: false },
    opened: { state: true },
    why: { state: true },
  };

  declare config: { readonly lang?: string; readonly words: Words } | undefined;
  declare $server?: { read(code: string): unknown };
  declare private opened: boolean;
  /** why there is no picture: a word of ours */
  declare private why: string | undefined;
  private close: (() => void) | undefined;

  constructor() {
    super();
    this.config = undefined;
    this.opened = false;
    this.why = undefined;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.shut();
  }

  private word(key: string): string {
    return new Speech(this.config?.words, this.config?.lang).word(`lab.camera.${key}`);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.config || !hasCamera()) {
      return nothing;
    }
    return html`<button type="button" class="btn go camera-open" @click=${() => void this.open()}>${icon('i-photo')}<span>${this.word('open')}</span></button>
      ${this.opened
        ? html`<div class="camera" role="dialog" aria-modal="true" aria-label=${this.word('open')} @keydown=${this.keyed}>
            <video playsinline muted></video>
            <i class="corner a"></i><i class="corner b"></i><i class="corner c"></i><i class="corner d"></i>
            <p role="status">${this.why ? this.word(this.why) : this.word('hold')}</p>
            <button type="button" class="btn camera-close" @click=${this.shut}>${this.word('close')}</button>
          </div>`
        : nothing}`;
  }

  private async open(): Promise<void> {
    this.opened = true;
    this.why = undefined;
    await this.updateComplete;
    this.querySelector<HTMLElement>('.camera-close')?.focus();
    const video = this.querySelector('video');
    if (!video) {
      return;
    }
    try {
      const close = await look(video, (code) => this.read(code));
      if (this.opened) {
        this.close = close;
      } else {
        close();
      }
    } catch (failed) {
      this.why = failed instanceof DOMException && failed.name === 'NotAllowedError' ? 'refused' : 'none';
    }
  }

  private read(code: string): void {
    this.shut();
    navigator.vibrate?.(60);
    this.dispatchEvent(new CustomEvent('lab-code', { detail: code }));
    quietly(() => this.$server?.read(code));
  }

  private readonly shut = (): void => {
    this.close?.();
    this.close = undefined;
    if (this.opened) {
      this.opened = false;
      this.querySelector<HTMLElement>('.camera-open')?.focus();
    }
  };

  private readonly keyed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.shut();
    }
  };
}

customElements.define('lab-camera', LabCamera);
