import type { People, Person } from './people.js';
import { mayBegin } from './word-edge.js';

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
  if (code && mayBegin(before, code.index)) return { kind: 'emoji', start: caret - code[0].length, query: code[1]!, isWhole: code[2] === ':' };
  const mention = MENTION.exec(before);
  if (!mention || !mayBegin(before, mention.index)) return undefined;
  return { kind: 'mention', start: caret - mention[0].length, query: mention[1]!, isWhole: false };
}

/** Those whose name, or a word in it, begins as typed. Nobody once the one name there is stands there in full. */
export function peopleFor(query: string, people: People, limit: number): Person[] {
  const typed = query.toLowerCase();
  const fitting = people.others().filter(({ name }) => begins(name.toLowerCase(), typed));
  if (fitting.length === 1 && fitting[0]!.name.toLowerCase() === typed) return [];
  return fitting.reverse().slice(0, limit);
}

function begins(name: string, typed: string): boolean {
  if (name.startsWith(typed)) return true;
  return typed !== '' && name.split(/\s+/u).some((word) => word.startsWith(typed));
}
