import type { Message, User } from '../../client/wire.js';
import { mayEnd } from '../base/word-edge.js';

/** Somebody who can be mentioned. */
export interface Person {
  readonly id: string;
  /** What they are called now. */
  readonly name: string;
}

/** Whose name stands in a text, and where it ends. Several people may have the same name. */
export interface NamedPeople {
  readonly userIds: readonly string[];
  readonly end: number;
}

/** More people than this are not kept; a busy room has more than one can remember. */
const MAX_PEOPLE = 2_000;
/** So many names of one person are remembered: that of now, and those that others may still write. */
const MAX_NAMES = 4;

/** By id: every name, the one of now last. */
type Names = ReadonlyMap<string, readonly string[]>;

/**
 * Those known in the room: who wrote something that is loaded, and oneself. A name is no key: several people may have the
 * same one, and one person several over time. Names are looked up whole, in any case.
 */
export class People {
  /** By the first character of the name, by its length, and by the name, all in lower case. The longest come first. */
  private readonly byName = new Map<string, Map<number, Map<string, string[]>>>();

  private constructor(
    private readonly names: Names,
    readonly selfId: string,
  ) {
    const all = [...names].flatMap(([id, of]) => of.map((name) => ({ id, name })));
    for (const { id, name } of all.sort((a, b) => b.name.length - a.name.length)) this.index(id, name);
  }

  static readonly nobody = new People(new Map(), '');

  /** The same people if nobody is new and nobody has a new name. */
  with(messages: readonly Message[], self: User | undefined): People {
    const selfId = self?.id ?? '';
    const newest = new Map<string, readonly string[]>();
    for (const { id, name } of [...messages.map(({ user }) => user), ...(self ? [self] : [])]) {
      newest.set(id, withName(newest.get(id) ?? this.names.get(id) ?? [], name));
    }
    const isNews = [...newest].some(([id, names]) => !areSame(names, this.names.get(id)));
    if (!isNews && selfId === this.selfId) return this;
    const all = new Map([...this.names, ...newest]);
    return new People(all.size <= MAX_PEOPLE ? all : new Map([...newest].slice(-MAX_PEOPLE / 2)), selfId);
  }

  /** Who is meant by the longest name that stands in the text from here on. */
  at(text: string, start: number): NamedPeople | undefined {
    const first = text.charAt(start).toLowerCase().charAt(0);
    if (first === '') return undefined;
    for (const [length, named] of this.byName.get(first) ?? []) {
      const end = start + length;
      if (end > text.length) continue;
      const userIds = named.get(text.slice(start, end).toLowerCase());
      if (userIds && mayEnd(text, end)) return { userIds, end };
    }
    return undefined;
  }

  /** Everybody. */
  all(): Person[] {
    return [...this.names].map(([id, names]) => ({ id, name: names.at(-1)! }));
  }

  /** Everybody but oneself. */
  others(): Person[] {
    return this.all().filter(({ id }) => id !== this.selfId);
  }

  private index(id: string, name: string): void {
    const key = name.toLowerCase();
    const lengths = this.byName.get(key.charAt(0)) ?? new Map<number, Map<string, string[]>>();
    const named = lengths.get(name.length) ?? new Map<string, string[]>();
    const ids = named.get(key) ?? [];
    named.set(key, ids.includes(id) ? ids : [...ids, id]);
    this.byName.set(key.charAt(0), lengths.set(name.length, named));
  }
}

/** The names with this one last. */
function withName(names: readonly string[], name: string): readonly string[] {
  return names.at(-1) === name ? names : [...names.filter((one) => one !== name), name].slice(-MAX_NAMES);
}

function areSame(some: readonly string[], others: readonly string[] | undefined): boolean {
  return some === others || (some.length === others?.length && some.every((name, n) => name === others[n]));
}
