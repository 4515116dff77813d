import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { peopleFor, unfinishedAt, type Unfinished } from './completion.js';
import { emojiPart, staffPart } from './late-parts.js';
import { nameColour } from './name-colour.js';
import type { People } from './people.js';
import type { Strings } from './strings.js';

interface Option {
  /** What is put into the text. */
  readonly text: string;
  readonly look: TemplateResult;
}

const MOST = 6;

/** Completes `@name`, `:code:` and, for staff, `/command` in a text area: a list above it, used with the arrows, Tab, Enter and Escape. */
export class CompletionController implements ReactiveController {
  private options: readonly Option[] = [];
  private active = 0;
  private unfinished: Unfinished | undefined;
  /** Where the list was closed with Escape: not opened again for the same word. */
  private closedAt: number | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly area: () => HTMLTextAreaElement,
    private readonly people: () => People,
    /** Whether the reader has commands. */
    private readonly hasCommands: () => boolean,
    /** The text was changed from here. */
    private readonly onChange: () => void,
  ) {
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.options.length > 0;
  }

  /** Id of the option that Enter would take; empty if there is none. */
  get activeId(): string {
    return this.isOpen ? `option-${this.active}` : '';
  }

  hostDisconnected(): void {
    this.close();
  }

  /** Looks at what stands before the caret. */
  async look(typed: boolean): Promise<void> {
    const { value, selectionStart, selectionEnd } = this.area();
    const found = selectionStart === selectionEnd ? unfinishedAt(value, selectionStart) : undefined;
    const unfinished = found?.kind === 'command' && !this.hasCommands() ? undefined : found;
    if (unfinished?.start !== this.closedAt) this.closedAt = undefined;
    this.unfinished = unfinished;
    if (!unfinished || this.closedAt !== undefined || (!typed && !this.isOpen)) return this.show([]);
    if (unfinished.kind === 'mention') return this.show(this.mentions(unfinished.query));
    const options = await (unfinished.kind === 'emoji' ? this.emoji(unfinished) : this.commands(unfinished.query));
    if (this.unfinished === unfinished) this.show(options);
  }

  close(): void {
    this.show([]);
  }

  /** Takes the keys that belong to the list. Tells whether it did. */
  onKey(event: KeyboardEvent): boolean {
    if (!this.isOpen || event.isComposing || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false;
    const count = this.options.length;
    if (event.key === 'ArrowDown') this.active = (this.active + 1) % count;
    else if (event.key === 'ArrowUp') this.active = (this.active - 1 + count) % count;
    else if (event.key === 'Enter' || event.key === 'Tab') this.take(this.active);
    else if (event.key === 'Escape') this.dismiss();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    this.host.requestUpdate();
    return true;
  }

  render(strings: Strings) {
    if (!this.isOpen) return nothing;
    return html`<ul
      id="completions"
      class="completions"
      part="completions"
      role="listbox"
      data-testid="completions"
      aria-label=${strings.completions}
      @pointerdown=${(event: Event) => event.preventDefault()}
    >
      ${this.options.map(
        ({ look }, n) =>
          html`<li
            id="option-${n}"
            role="option"
            data-testid="completion"
            aria-selected=${n === this.active}
            @click=${() => this.take(n)}
          >
            ${look}
          </li>`,
      )}
    </ul>`;
  }

  private mentions(query: string): Option[] {
    return peopleFor(query, this.people(), MOST).map(({ id, name }) => ({
      text: `@${name} `,
      look: html`<span class="name ${nameColour(id)}" dir="auto">${name}</span>`,
    }));
  }

  private async emoji({ query, isWhole, start }: Unfinished): Promise<Option[]> {
    let emojis: typeof import('./emoji/emoji-parts.js');
    try {
      emojis = await emojiPart();
    } catch {
      return []; // The network is away: the text stays as it is typed.
    }
    if (isWhole) {
      const found = emojis.emojiOf(query);
      const end = start + query.length + 2;
      // One may have typed on while the emoji were loaded.
      const isStill = this.area().value.slice(start, end) === `:${query}:`;
      if (found && isStill) this.replace(start, end, found.emoji);
      return [];
    }
    return emojis.search(query, MOST).map(({ emoji, codes }) => ({
      text: `${emoji} `,
      look: html`<span class="emoji">${emoji}</span><span>:${codes[0]}:</span>`,
    }));
  }

  private async commands(query: string): Promise<Option[]> {
    try {
      const { completeCommand } = await staffPart();
      return completeCommand(query).map(({ name, usage }) => ({
        text: `/${name}${usage && ' '}`,
        look: html`<span dir="ltr"><b>/${name}</b> ${usage}</span>`,
      }));
    } catch {
      return []; // The network is away: the text stays as it is typed.
    }
  }

  private take(index: number): void {
    const option = this.options[index];
    if (option && this.unfinished) this.replace(this.unfinished.start, this.area().selectionEnd, option.text);
    this.close();
  }

  private replace(start: number, end: number, text: string): void {
    const area = this.area();
    area.setRangeText(text, start, end, area.selectionEnd === end ? 'end' : 'preserve');
    this.onChange();
  }

  private dismiss(): void {
    this.closedAt = this.unfinished?.start;
    this.close();
  }

  private show(options: readonly Option[]): void {
    if (options.length === 0 && !this.isOpen) return;
    this.options = options;
    this.active = 0;
    this.host.requestUpdate();
  }
}
