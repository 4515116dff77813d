import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Stored } from '../base/stored.js';
import { languageOf, localeOf, type Language } from '../i18n/languages.js';
import { english, type Strings } from '../i18n/strings.js';
import { parsePreferences, PREFERENCES_KEY, type Preferences } from './preferences.js';

/** Words that did not come are asked for again after this time, in milliseconds. */
const RETRY_MS = 5_000;

/** What a page says where the reader has not chosen. */
export interface PageLook {
  readonly theme: string | undefined;
  /** Whatever the reader chose. */
  readonly isFixed: boolean;
}

/** Keeps what the reader chose, shows it as `data-…` attributes that the style sheets look at, and brings the strings of their language. */
export class PreferenceController implements ReactiveController {
  private readonly store: Stored<Preferences>;
  private current: Strings = english;
  /** Language of the current strings. */
  private currentCode = 'en';
  private requestedCode = 'en';
  private locale = 'en';

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly page: () => PageLook,
  ) {
    this.store = new Stored(PREFERENCES_KEY, parsePreferences, () => this.host.requestUpdate());
    host.addController(this);
  }

  get preferences(): Preferences {
    return this.store.value;
  }

  get strings(): Strings {
    return this.current;
  }

  change(change: Partial<Preferences>): void {
    this.store.value = { ...this.store.value, ...change };
  }

  hostConnected(): void {
    this.store.connect();
    this.host.requestUpdate(); // it may be elsewhere in the page, in a part of another language
  }

  hostDisconnected(): void {
    this.store.disconnect();
  }

  hostUpdate(): void {
    const { theme, size, density, language } = this.preferences;
    const page = this.page();
    this.show('theme', theme === 'page' || page.isFixed ? page.theme : theme);
    this.show('size', size);
    this.show('density', density);
    this.useLanguage(language === 'page' ? tagAt(this.host) : language);
  }

  private show(name: string, value: string | undefined): void {
    if (value === undefined) delete this.host.dataset[name];
    else if (this.host.dataset[name] !== value) this.host.dataset[name] = value;
  }

  private setStrings({ code }: Language, strings: Strings): void {
    this.currentCode = code;
    this.current = { ...strings, locale: this.locale };
  }

  private useLanguage(tag: string): void {
    const language = languageOf(tag);
    this.locale = localeOf(language, tag, navigator.languages);
    if (language.code === this.currentCode && this.current.locale !== this.locale)
      this.setStrings(language, this.current);
    if (language.code === this.requestedCode) return;
    this.requestedCode = language.code;
    language.load().then(
      (strings) => {
        if (this.requestedCode !== language.code) return; // Another was chosen meanwhile.
        this.setStrings(language, strings);
        this.show('dir', language.direction);
        this.host.requestUpdate();
      },
      (error: unknown) => {
        setTimeout(() => {
          this.requestedCode = '';
          this.host.requestUpdate();
        }, RETRY_MS);
        console.warn('chat strings not loaded', error);
      },
    );
  }
}

/** The language of the place in the page where an element stands, also inside the shadow roots of others. */
function tagAt(element: Element): string {
  const tag = element.closest('[lang]')?.getAttribute('lang');
  const root = element.getRootNode();
  return tag ?? (root instanceof ShadowRoot ? tagAt(root.host) : 'en');
}
