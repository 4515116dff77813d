import type { Message } from '../../main/ts/client/wire.js';
import { completeCommand, parseCommand, type Command } from '../../main/ts/ui/moderation/commands.js';
import { equal, test } from './harness.js';

let seq = 0;
const by = (id: string, name: string, more: Partial<Message> = {}): Message => ({
  seq: ++seq,
  id: `m${seq}`,
  user: { id, name, role: 'viewer', badges: [] },
  ts: '2026-01-01T12:00:00.000Z',
  text: 'hi',
  ...more,
});

const ROOM = [
  by('u1', 'Vera'),
  by('u2', 'Vera Lynn'),
  by('u3', 'twin'),
  by('u4', 'Twin'),
  by('u5', 'same'),
  by('u6', 'same'),
  by('u7', 'Zoë'),
  by('u8', 'Old name'),
  by('u8', 'New name'),
];
const call = (command: Command) => (command.kind === 'act' ? command.act.call : command);
const run = (text: string, room: readonly Message[] = ROOM) => call(parseCommand(text, room));
const error = (text: string) => {
  const command = parseCommand(text, ROOM);
  return command.kind === 'error' ? command.error : command;
};

test('commands: mute takes a time and a reason, both if wanted', () => {
  equal(run('/mute @Vera'), { action: 'mute', userId: 'u1' } as never);
  equal(run('/mute @Vera 10m'), { action: 'mute', userId: 'u1', durationSeconds: 600 } as never);
  equal(run('/mute @Vera 1h30m  too  loud '.trim()), {
    action: 'mute',
    userId: 'u1',
    durationSeconds: 5400,
    reason: 'too  loud',
  } as never);
  equal(run('/mute @Vera too loud'), { action: 'mute', userId: 'u1', reason: 'too loud' } as never);
});

test('commands: ban, unban, unmute and clear go to the same calls as the menu', () => {
  equal(run('/ban @Vera 7d spam'), { action: 'ban', userId: 'u1', durationSeconds: 604_800, reason: 'spam' } as never);
  equal(run('/BAN vera'), { action: 'ban', userId: 'u1' } as never);
  equal(run('/unban @Vera'), { action: 'unban', userId: 'u1' } as never);
  equal(run('/unmute Vera'), { action: 'unmute', userId: 'u1' } as never);
  equal(run('/clear @Vera'), { action: 'purge', userId: 'u1' } as never);
});

test('commands: delete takes the last message of that user that is still there', () => {
  const room = [by('u1', 'Vera'), by('u1', 'Vera'), by('u2', 'Bob'), by('u1', 'Vera', { deleted: { by: 'author' } })];
  equal(run('/delete @Vera rude', room), { action: 'delete', messageId: room[1]!.id, reason: 'rude' } as never);
  const gone = [by('u1', 'Vera', { deleted: { by: 'author' } })];
  equal(run('/delete @Vera', gone), { kind: 'error', error: { code: 'no_message', name: 'Vera' } } as never);
});

test('commands: names have spaces; the longest known one wins, in any case, whole', () => {
  equal(run('/mute @Vera Lynn 10m'), { action: 'mute', userId: 'u2', durationSeconds: 600 } as never);
  equal(run('/mute @vera lynn'), { action: 'mute', userId: 'u2' } as never);
  equal(run('/mute @Vera Lynnwood'), { action: 'mute', userId: 'u1', reason: 'Lynnwood' } as never);
  equal(run('/mute @zoë'), { action: 'mute', userId: 'u7' } as never);
  equal(error('/mute @Veranda'), { code: 'unknown_user', name: 'Veranda' });
});

test('commands: two of one name are ambiguous unless the case tells them apart', () => {
  equal(error('/ban @same'), { code: 'ambiguous_user', name: 'same' });
  equal(run('/ban @Twin'), { action: 'ban', userId: 'u4' } as never);
  equal(error('/ban @TWIN'), { code: 'ambiguous_user', name: 'twin' });
});

test('commands: somebody goes by their newest name, and by their id', () => {
  equal(error('/ban @Old name'), { code: 'unknown_user', name: 'Old' });
  equal(run('/ban @New name'), { action: 'ban', userId: 'u8' } as never);
  equal(run('/ban @u5 spam'), { action: 'ban', userId: 'u5', reason: 'spam' } as never);
});

test('commands: what only looks like a time is an error, not a reason', () => {
  equal(error('/mute @Vera 10'), { code: 'bad_time', text: '10' });
  equal(error('/mute @Vera 10x'), { code: 'bad_time', text: '10x' });
  equal(error('/mute @Vera 15d'), { code: 'time_range', longest: 1_209_600 });
  equal(error('/mute @Vera 0m'), { code: 'time_range', longest: 1_209_600 });
  equal(run('/ban @Vera 365d'), { action: 'ban', userId: 'u1', durationSeconds: 31_536_000 } as never);
});

test('commands: modes are switched on by their name, and off', () => {
  const patch = (text: string) => {
    const command = parseCommand(text, ROOM);
    return command.kind === 'modes' ? command.patch : command;
  };
  equal(
    ['/slow 30', '/slow 2m', '/slow', '/slow OFF'].map(patch),
    [30, 120, 30, null].map((slowSeconds) => ({ slowSeconds })),
  );
  equal(
    ['/followers 10m', '/followers 0', '/followers', '/followers 90d', '/followers off'].map(patch),
    [600, 0, 0, 7_776_000, null].map((followersSeconds) => ({ followersSeconds })),
  );
  equal(['/subscribers', '/emojionly on', '/UNIQUE', '/lock', '/shield'].map(patch), [
    { subscribers: true },
    { emojiOnly: true },
    { unique: true },
    { locked: true },
    { shield: true },
  ]);
  equal(patch('/lock off'), { locked: false });
});

test('commands: a mode that cannot be so is said, and nothing is done', () => {
  for (const text of ['/slow 0', '/slow 301', '/slow 6m', '/slow fast', '/slow -3', '/slow 1000000000000'])
    equal(error(text), { code: 'slow_time' }, text);
  for (const text of ['/followers 91d', '/followers long', '/followers 10', '/followers -1d'])
    equal(error(text), { code: 'followers_time' }, text);
  equal(error('/lock maybe'), { code: 'on_off', command: 'lock' });
});

test('commands: a text is pinned or announced, and needs to be there', () => {
  equal(parseCommand('/pin read the rules', ROOM), { kind: 'say', text: 'read the rules', how: 'pin' });
  equal(parseCommand('/announce hear, hear', ROOM), { kind: 'say', text: 'hear, hear', how: 'announce' });
  equal(parseCommand('/announceblue hear', ROOM), { kind: 'say', text: 'hear', how: 'announce', color: 'blue' });
  equal(error('/announcered hear'), { code: 'unknown_command', command: 'announcered' });
  equal(error('/pin'), { code: 'no_text', command: 'pin' });
  equal(error('/announce'), { code: 'no_text', command: 'announce' });
  equal(run('/unpin'), { action: 'unpin' });
});

test('commands: the room is cleared, and what staff deleted last is shown again', () => {
  equal(run('/clear'), { action: 'clear' });
  equal(error('/restore'), { code: 'nothing_to_restore' });
  const gone = (seqOfDelete: number | undefined, deletedBy = 'moderator') =>
    by('u1', 'Vera', { deleted: { by: deletedBy, ...(seqOfDelete !== undefined && { seq: seqOfDelete }) } });
  const room = [gone(undefined), gone(90), gone(80), gone(95, 'author'), by('u2', 'Bob')];
  equal(run('/restore', room), { action: 'restore', messageId: room[1]!.id });
  const old = [gone(undefined), gone(undefined)];
  equal(run('/restore', old), { action: 'restore', messageId: old[1]!.id });
});

test('commands: a warning and a note need words', () => {
  equal(run('/warn @Vera Lynn calm down'), { action: 'warn', userId: 'u2', reason: 'calm down' });
  equal(run('/note @Vera seen before'), { action: 'note', userId: 'u1', reason: 'seen before' });
  equal(error('/warn @Vera'), { code: 'no_reason', command: 'warn' });
  equal(error('/warn'), { code: 'no_user', command: 'warn' });
});

test('commands: what nobody can do is said', () => {
  equal(error('/timeout @Vera'), { code: 'unknown_command', command: 'timeout' });
  equal(error('/'), { code: 'unknown_command', command: '' });
  equal(error('/mute'), { code: 'no_user', command: 'mute' });
  equal(error('/mute @'), { code: 'no_user', command: 'mute' });
  equal(error(`/mute @Vera ${'x'.repeat(501)}`), { code: 'reason_length', most: 500 });
  equal(parseCommand('/help', ROOM).kind, 'help');
});

test('commands: two slashes send one, and a text without one is a text', () => {
  equal(parseCommand('//mute is a command', ROOM), { kind: 'text', text: '/mute is a command' });
  equal(parseCommand('hello /mute', ROOM), { kind: 'text', text: 'hello /mute' });
});

test('commands: names like properties of objects are names like any other', () => {
  equal(error('/constructor @Vera'), { code: 'unknown_command', command: 'constructor' });
  equal(error('/ban @__proto__'), { code: 'unknown_user', name: '__proto__' });
});

test('commands: while the name is typed, those that begin like it are offered', () => {
  const offered = (begun: string) => completeCommand(begun).map(({ name }) => name);
  equal(offered('').slice(0, 8), ['mute', 'unmute', 'ban', 'unban', 'delete', 'clear', 'warn', 'note']);
  equal(offered('s'), ['slow', 'subscribers', 'shield']);
  equal(offered('UN'), ['unmute', 'unban', 'unique', 'unpin']);
  equal([offered('mute'), offered('x')], [[], []]);
});

test('commands: who wrote too long ago to be loaded is known all the same, and nobody else is taken for them', () => {
  const people = [
    { id: 'u2', name: 'Vera Lynn' },
    { id: 'u9', name: 'Bob' },
  ];
  const room = [by('u1', 'Vera'), by('u3', 'Bob')];
  equal(call(parseCommand('/ban @Vera Lynn', room, people)), { action: 'ban', userId: 'u2' } as never);
  const twoBobs = parseCommand('/ban @Bob', room, people);
  equal(twoBobs.kind === 'error' && twoBobs.error, { code: 'ambiguous_user', name: 'Bob' } as never);
});

test('commands: all messages of somebody are deleted only if the name is all there is', () => {
  equal(error('/clear @Vera Lynnwood'), { code: 'unknown_user', name: 'Vera Lynnwood' } as never);
  equal(run('/clear @Vera Lynn'), { action: 'purge', userId: 'u2' } as never);
});
