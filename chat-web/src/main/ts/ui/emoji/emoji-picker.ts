import { html, LitElement, type PropertyValues } from 'lit';
import { customElement } from '../base/custom-element.js';
import { freshText } from '../base/fresh-text.js';
import { dataProperty, internalState } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { typingBoundary } from '../base/typing-boundary.js';
import { english, type Strings } from '../i18n/strings.js';
import { styles } from './emoji-picker.styles.js';
import { categories, known, search, type Emoji } from './emojis.js';
import { RecentEmoji } from './recent-emoji.js';

const COLUMNS = 8;
/** More results than this are no help. */
const RESULTS = 80;
/** Nothing that is called longer is there to be found. */
const LONGEST_SEARCH = 100;
/** What stands on the tabs: what was used last, then one emoji of each category. */
const MARKS = ['🕘', '😀', '👋', '🐻', '🍔', '🚗', '⚽', '💡', '❤️', '🏁'];

/**
 * Emoji to choose from, by category, by search, or from those used last. Fires `emoji-pick` with the emoji, and
 * `picker-close` for Escape. It is not in the main script: it is loaded when it is first opened.
 */
export class EmojiPicker extends LitElement {
  static override properties = {
    strings: dataProperty,
    typed: internalState,
    tab: internalState,
    at: internalState,
  };

  static override styles = [base, styles];

  strings: Strings = english;
  private typed = '';
  /** 0: those used last. */
  private tab = 1;
  /** Where in the grid the keyboard is. */
  private at = 0;
  private readonly recent = new RecentEmoji();
  private recentList: readonly Emoji[] = known(this.recent.list());
  private shown: readonly Emoji[] = [];

  constructor() {
    super();
    if (this.recentList.length > 0) this.tab = 0;
    this.addEventListener('keydown', this.onEscape);
  }

  override focus(): void {
    this.field.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('typed') || changed.has('tab')) {
      this.shown = this.typed.trim()
        ? search(this.typed, RESULTS)
        : this.tab === 0
          ? this.recentList
          : (categories[this.tab - 1] ?? []);
      this.at = 0;
    }
  }

  override render() {
    const { strings, shown } = this;
    const active = shown[this.at];
    return html`<input
        type="search"
        data-testid="emoji-search"
        autocomplete="off"
        maxlength=${LONGEST_SEARCH}
        aria-label=${strings.emojiSearch}
        placeholder=${strings.emojiSearch}
        .value=${this.typed}
        @input=${this.onInput}
        @keydown=${this.onSearchKey}
      />
      <div class="tabs" role="tablist" aria-label=${strings.emojiCategories} @keydown=${this.onTabKey}>
        ${MARKS.map((mark, n) => this.renderTab(mark, n))}
      </div>
      <div
        class="grid"
        role="grid"
        aria-label=${this.typed.trim() ? strings.emojiResults(shown.length) : strings.emojiGroups[this.tab]!}
        data-testid="emoji-grid"
        @keydown=${this.onGridKey}
      >
        ${
          shown.length === 0
            ? html`<div role="row"><div class="none" role="gridcell">${strings.emojiNone}</div></div>`
            : rowsOf(shown).map(
                (row, n) =>
                  html`<div class="row" role="row">${row.map((emoji, m) => this.renderCell(emoji, n * COLUMNS + m))}</div>`,
              )
        }
      </div>
      <div class="name" aria-hidden="true" translate="no">${freshText(active ? `:${active.codes[0]!}:` : '')}</div>
      <div class="unseen" role="status">${freshText(this.typed.trim() ? strings.emojiResults(shown.length) : '')}</div>`;
  }

  private get field(): HTMLInputElement {
    return this.renderRoot.querySelector('input')!;
  }

  private renderTab(mark: string, n: number) {
    const isChosen = n === this.tab && !this.typed.trim();
    const label = this.strings.emojiGroups[n]!;
    return html`<button
      role="tab"
      aria-selected=${isChosen}
      tabindex=${n === this.tab ? 0 : -1}
      aria-label=${label}
      title=${label}
      @click=${() => this.choose(n)}
    >
      ${mark}
    </button>`;
  }

  private renderCell({ emoji, name, codes }: Emoji, n: number) {
    return html`<button
      role="gridcell"
      data-testid="emoji"
      tabindex=${n === this.at ? 0 : -1}
      aria-label=${name}
      title=":${codes[0]}:"
      @focus=${() => (this.at = n)}
      @pointerenter=${() => (this.at = n)}
      @click=${() => this.pick(emoji)}
    >
      ${emoji}
    </button>`;
  }

  private choose(tab: number): void {
    this.typed = '';
    if (tab === 0) this.recentList = known(this.recent.list());
    this.tab = tab;
  }

  private pick(emoji: string): void {
    this.recent.add(emoji);
    this.dispatchEvent(new CustomEvent('emoji-pick', { detail: emoji }));
  }

  private onInput(): void {
    this.typed = this.field.value;
  }

  private onSearchKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') void this.goTo(0);
    else if (event.key === 'Enter' && this.typed.trim() && this.shown[0]) this.pick(this.shown[0].emoji);
    else return;
    event.preventDefault();
  }

  private onTabKey(event: KeyboardEvent): void {
    const step = this.across(event.key);
    const last = MARKS.length - 1;
    const to = step !== 0 ? this.tab + step : event.key === 'Home' ? 0 : event.key === 'End' ? last : undefined;
    if (to === undefined) return;
    event.preventDefault();
    this.choose((to + MARKS.length) % MARKS.length);
    void this.updateComplete.then(() => this.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')[this.tab]?.focus());
  }

  private onGridKey(event: KeyboardEvent): void {
    const last = this.shown.length - 1;
    const down = event.key === 'ArrowDown' ? COLUMNS : event.key === 'ArrowUp' ? -COLUMNS : 0;
    const step = this.across(event.key) + down;
    if (event.key === 'Home') void this.goTo(0);
    else if (event.key === 'End') void this.goTo(last);
    else if (step === 0) return;
    else if (down < 0 && this.at < COLUMNS) this.focus();
    else void this.goTo(down > 0 && this.at + step > last ? this.below(last) : this.at + step);
    event.preventDefault();
  }

  /** In the last row but one, below may be nothing: then the last one is meant. */
  private below(last: number): number {
    return Math.floor(this.at / COLUMNS) < Math.floor(last / COLUMNS) ? last : this.at;
  }

  /** Left and right are those of the reader's writing. */
  private across(key: string): number {
    const forward = getComputedStyle(this).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    return key === forward ? 1 : key === 'ArrowLeft' || key === 'ArrowRight' ? -1 : 0;
  }

  private async goTo(index: number): Promise<void> {
    this.at = Math.max(0, Math.min(index, this.shown.length - 1));
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('[role=gridcell]')[this.at]?.focus();
  }

  private readonly onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('picker-close'));
  };
}

customElement('frontrow-emoji-picker', EmojiPicker, typingBoundary);

function rowsOf(emoji: readonly Emoji[]): Emoji[][] {
  return Array.from({ length: Math.ceil(emoji.length / COLUMNS) }, (_, n) =>
    emoji.slice(n * COLUMNS, (n + 1) * COLUMNS),
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-emoji-picker': EmojiPicker;
  }
}
