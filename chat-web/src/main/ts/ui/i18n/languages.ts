import { arabicPart, germanPart } from '../late-parts.js';
import { english, type Strings } from './strings.js';

/** A language that the elements speak by themselves. */
export interface Language {
  readonly code: string;
  /** In its own words. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  load(): Promise<Strings>;
}

/** The strings may be of a build that did not have all of ours yet. */
const whole = (strings: Strings): Strings => ({ ...english, ...strings });

export const languages: readonly Language[] = [
  { code: 'en', name: 'English', direction: 'ltr', load: () => Promise.resolve(english) },
  { code: 'de', name: 'Deutsch', direction: 'ltr', load: async () => whole((await germanPart()).german) },
  { code: 'ar', name: 'العربية', direction: 'rtl', load: async () => whole((await arabicPart()).arabic) },
];

/** How a reader of this language writes dates and amounts: as in the country that the tag names, or that the browser is set to. */
export function localeOf({ code }: Language, tag: string, readers: readonly string[]): string {
  const isOfLanguage = (one: string) => one.toLowerCase().split('-')[0] === code;
  if (isOfLanguage(tag) && tag.includes('-')) return tag;
  return readers.find(isOfLanguage) ?? code;
}

/** The language of a tag (BCP 47) such as `de-AT`; English for what we do not speak. */
export function languageOf(tag: string): Language {
  const code = tag.toLowerCase().split('-')[0]!;
  return languages.find((language) => language.code === code) ?? languages[0]!;
}
