import type { Message, User } from '../client/wire.js';

/** Somebody who can be mentioned. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** More people than this are not kept; a busy room has more than one can remember. */
const MOST = 2_000;

/** Those known in the room: who wrote something that is loaded, and oneself. Names are looked up whole, in any case. */
export class People {
  private readonly byId = new Map<string, Person>();
  /** By the first character of the name, by its length, and by the name, all in lower case. The longest come first. */
  private readonly byName = new Map<string, Map<number, Map<string, Person>>>();

  private constructor(
    all: Iterable<Person>,
    readonly selfId: string,
  ) {
    for (const person of all) this.byId.set(person.id, person);
    for (const person of [...this.byId.values()].sort((a, b) => b.name.length - a.name.length)) {
      const { length } = person.name;
      const name = person.name.toLowerCase();
      const alike = this.byName.get(name.charAt(0)) ?? new Map<number, Map<string, Person>>();
      this.byName.set(name.charAt(0), alike.set(length, (alike.get(length) ?? new Map<string, Person>()).set(name, person)));
    }
  }

  static readonly nobody = new People([], '');

  /** The same people if nobody is new and nobody has a new name. */
  with(messages: readonly Message[], self: User | undefined): People {
    const selfId = self?.id ?? '';
    const news = new Map<string, Person>();
    for (const { user } of messages) this.note(user, news);
    if (self) this.note(self, news);
    if (news.size === 0 && selfId === this.selfId) return this;
    const all = new Map([...this.byId, ...news]);
    if (all.size <= MOST) return new People(all.values(), selfId);
    const present = [...messages.map(({ user }) => user), ...(self ? [self] : [])];
    const newest = [...new Map(present.map(({ id, name }) => [id, { id, name }])).values()].slice(-MOST / 2);
    return new People(newest, selfId);
  }

  /** Who is meant by the longest name that stands in the text from here on. */
  at(text: string, start: number): Person | undefined {
    const first = text.charAt(start).toLowerCase().charAt(0);
    if (first === '') return undefined;
    for (const [length, named] of this.byName.get(first) ?? []) {
      const end = start + length;
      if (end > text.length) continue;
      const person = named.get(text.slice(start, end).toLowerCase());
      if (person && isWordEnd(text, end)) return person;
    }
    return undefined;
  }

  /** Everybody. */
  all(): Person[] {
    return [...this.byId.values()];
  }

  /** Everybody but oneself, by name. */
  others(): Person[] {
    return [...this.byId.values()].filter(({ id }) => id !== this.selfId);
  }

  private note({ id, name }: User, news: Map<string, Person>): void {
    if (this.byId.get(id)?.name !== name) news.set(id, { id, name });
  }
}

const WORD = /^[\p{L}\p{N}\p{M}_]/u;

function isWordEnd(text: string, end: number): boolean {
  // A name may itself end in what is no letter; then whatever follows is no part of it.
  const last = [...text.slice(Math.max(end - 2, 0), end)].at(-1) ?? '';
  return !WORD.test(last) || !WORD.test(text.slice(end, end + 2));
}
