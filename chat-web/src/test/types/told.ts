/** What we tell users of the elements is true of the elements. Compiled, never run. */
import type { ChatTheme as ToldTheme, FrontrowChat as Told } from '../../main/npm/frontrow-chat.js';
import type { ModerationPanel as ToldPanel } from '../../main/npm/frontrow-moderation.js';
import type { ChatTheme, FrontrowChat } from '../../main/ts/frontrow-chat.js';
import type { ModerationPanel } from '../../main/ts/ui/part-staff.js';

type Own<T> = Omit<T, keyof HTMLElement | 'client'>;

export function chat(real: FrontrowChat): Own<Told> & { readonly client: { readonly snapshot: object } | undefined } {
  return real;
}

export function theme(real: ChatTheme): Own<ToldTheme> {
  return real;
}

export function panel(real: ModerationPanel): Own<ToldPanel> {
  return real;
}
