import { mayBegin } from '../base/word-edge.js';
import type { People, Person } from '../messages/people.js';

/** What stands before the caret and may be completed: from `start` to the caret. */
export interface Unfinished {
  readonly kind: 'emoji' | 'mention' | 'command';
  readonly start: number;
  readonly query: string;
  /** A short code with both its colons: it is finished as it is. */
  readonly isWhole: boolean;
}

const CODE = /(?<!:):([a-z0-9_+-]{2,40})(:?)$/iu;
const MENTION = /@([^@\n]{0,64})$/u;

/** A command is the whole of the text so far. */
const COMMAND = /^\/([a-z]*)$/iu;

/** What is being typed at this place; undefined if it is nothing of ours. */
export function unfinishedAt(text: string, caret: number): Unfinished | undefined {
  const command = COMMAND.exec(text.slice(0, caret));
  if (command) return { kind: 'command', start: 0, query: command[1]!, isWhole: false };
  const before = text.slice(Math.max(caret - 66, 0), caret);
  const code = CODE.exec(before);
  if (code && mayBegin(before, code.index))
    return { kind: 'emoji', start: caret - code[0].length, query: code[1]!, isWhole: code[2] === ':' };
  const mention = MENTION.exec(before);
  if (!mention || !mayBegin(before, mention.index)) return undefined;
  return { kind: 'mention', start: caret - mention[0].length, query: mention[1]!, isWhole: false };
}

/**
 * Those whose name, or a word in it, begins as typed: first who is called just so, then whose name begins so, and among
 * them the newest first. Nobody once the one name there is stands there in full.
 */
export function peopleFor(query: string, people: People, limit: number): Person[] {
  const fitting = people.others().flatMap((person) => {
    const rank = rankOf(person.name, query);
    return rank === undefined ? [] : [{ person, rank }];
  });
  if (fitting.length === 1 && fitting[0]!.rank <= 1) return [];
  return fitting
    .reverse()
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ person }) => person);
}

/** 0 is best: the name to the letter, then in another case, then its beginning, then that of a word in it. */
function rankOf(name: string, typed: string): number | undefined {
  if (name === typed) return 0;
  const [whole, beginning] = [name.toLowerCase(), typed.toLowerCase()];
  if (whole === beginning) return 1;
  if (whole.startsWith(beginning)) return 2;
  return whole.split(/\s+/u).some((word) => word.startsWith(beginning)) ? 3 : undefined;
}
