import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { nameColour } from '../base/name-colour.js';
import { insertText } from '../base/text-editing.js';
import type * as emojiModule from '../emoji/emojis.js';
import type { Strings } from '../i18n/strings.js';
import type { People } from '../messages/people.js';
import { peopleFor, unfinishedAt, type Unfinished } from './completion.js';

/** Of the part for emoji, what completion needs. */
type EmojiSource = Pick<typeof emojiModule, 'emojiOf' | 'search'>;

/** Of the part for staff, what completion needs: the commands that begin like this. */
interface CommandSource {
  completeCommand(begun: string): readonly { readonly name: string; readonly usage: string }[];
}

interface Option {
  /** What is put into the text. */
  readonly text: string;
  readonly look: TemplateResult;
}

/** What is offered, and which of it is chosen already. */
interface Offer {
  readonly options: readonly Option[];
  readonly active: number;
}

const MAX_OPTIONS = 6;
const NONE = -1;
const NOTHING: Offer = { options: [], active: NONE };

/** Completes `@name`, `:code:` and, for staff, `/command` in a text area: a list above it, used with the arrows, Tab, Enter and Escape. */
export class CompletionController implements ReactiveController {
  private options: readonly Option[] = [];
  /** What Enter takes; {@link NONE} until one of them is clearly meant. */
  private active = NONE;
  private unfinished: Unfinished | undefined;
  /** Where the list was closed with Escape: not opened again for the same word. */
  private closedAt: number | undefined;
  private isReplacing = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly area: () => HTMLTextAreaElement,
    private readonly people: () => People,
    /** Whether the reader has commands. */
    private readonly hasCommands: () => boolean,
    /** Where the emoji and the commands come from, when they are asked for. */
    private readonly parts: {
      readonly emoji: () => Promise<EmojiSource>;
      readonly staff: () => Promise<CommandSource>;
    },
  ) {
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.options.length > 0;
  }

  /** Id of the option that Enter would take; empty if there is none. */
  get activeId(): string {
    return this.isOpen && this.active !== NONE ? `option-${this.active}` : '';
  }

  hostDisconnected(): void {
    this.close();
  }

  /** Looks at what stands before the caret. */
  async look(typed: boolean): Promise<void> {
    if (this.isReplacing) return;
    const { value, selectionStart, selectionEnd } = this.area();
    const found = selectionStart === selectionEnd ? unfinishedAt(value, selectionStart) : undefined;
    const unfinished = found?.kind === 'command' && !this.hasCommands() ? undefined : found;
    if (unfinished?.start !== this.closedAt) this.closedAt = undefined;
    this.unfinished = unfinished;
    if (!unfinished || this.closedAt !== undefined || (!typed && !this.isOpen)) return this.close();
    if (unfinished.kind === 'mention') return this.show(this.mentions(unfinished.query));
    const offer = await (unfinished.kind === 'emoji' ? this.emoji(unfinished) : this.commands(unfinished.query));
    if (this.unfinished === unfinished) this.show(offer);
  }

  close(): void {
    this.show(NOTHING);
  }

  /** Takes the keys that belong to the list. Tells whether it did. */
  onKey(event: KeyboardEvent): boolean {
    if (!this.isOpen || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false;
    const count = this.options.length;
    if (event.key === 'ArrowDown') this.active = (this.active + 1) % count;
    else if (event.key === 'ArrowUp') this.active = (Math.max(this.active, 0) - 1 + count) % count;
    else if (event.key === 'Enter' && this.active !== NONE) this.take(this.active);
    else if (event.key === 'Tab') this.take(Math.max(this.active, 0));
    else if (event.key === 'Escape') this.dismiss();
    else return false;
    event.preventDefault();
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

  private mentions(query: string): Offer {
    const options = peopleFor(query, this.people(), MAX_OPTIONS).map(({ id, name }) => ({
      text: `@${name} `,
      look: html`<span class="name ${nameColour(id)}" dir="auto" translate="no">${name}</span>`,
    }));
    return { options, active: 0 };
  }

  /** A colon has other uses than emoji: only a whole code is one that is meant. */
  private async emoji({ query, isWhole, start }: Unfinished): Promise<Offer> {
    let emojis: EmojiSource;
    try {
      emojis = await this.parts.emoji();
    } catch {
      return NOTHING; // The network is away: the text stays as it is typed.
    }
    if (isWhole) {
      const found = emojis.emojiOf(query);
      const end = start + query.length + 2;
      // One may have typed on while the emoji were loaded.
      const isStill = this.area().value.slice(start, end) === `:${query}:`;
      if (found && isStill) this.replace(start, end, found.emoji);
      return NOTHING;
    }
    const options = emojis.search(query, MAX_OPTIONS).map(({ emoji, codes }) => ({
      text: `${emoji} `,
      look: html`<span class="emoji">${emoji}</span><span translate="no">:${codes[0]}:</span>`,
    }));
    return { options, active: emojis.emojiOf(query) ? 0 : NONE };
  }

  private async commands(query: string): Promise<Offer> {
    try {
      const { completeCommand } = await this.parts.staff();
      const options = completeCommand(query).map(({ name, usage }) => ({
        text: `/${name}${usage && ' '}`,
        look: html`<span dir="ltr" translate="no"><b>/${name}</b> ${usage}</span>`,
      }));
      return { options, active: 0 };
    } catch {
      return NOTHING; // The network is away: the text stays as it is typed.
    }
  }

  private take(index: number): void {
    const option = this.options[index];
    if (option && this.unfinished) this.replace(this.unfinished.start, this.area().selectionEnd, option.text);
    this.close();
  }

  private replace(start: number, end: number, text: string): void {
    this.isReplacing = true; // What is put in is not the beginning of something.
    insertText(this.area(), text, start, end);
    this.isReplacing = false;
  }

  private dismiss(): void {
    this.closedAt = this.unfinished?.start;
    this.close();
  }

  private show({ options, active }: Offer): void {
    if (options.length === 0 && !this.isOpen) return;
    this.options = options;
    this.active = active;
    this.host.requestUpdate();
  }
}
