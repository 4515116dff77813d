import { ChatProblem } from '../../main/ts/client/problem.js';
import { userStateFrom } from '../../main/ts/client/user-state.js';
import type { Modes } from '../../main/ts/client/wire.js';
import { withRoomStrings, withStaffStrings } from '../../main/ts/ui/i18n/all-strings.js';
import { gateText } from '../../main/ts/ui/i18n/gate-text.js';
import { roomEnglish } from '../../main/ts/ui/i18n/room-strings.js';
import { staffEnglish } from '../../main/ts/ui/i18n/staff-strings.js';
import { arabic } from '../../main/ts/ui/i18n/strings-ar.js';
import { german } from '../../main/ts/ui/i18n/strings-de.js';
import { english } from '../../main/ts/ui/i18n/strings.js';
import { MAX_BLOCKED, parseBlocked } from '../../main/ts/ui/messages/blocked.js';
import { goesOn, isSpecial } from '../../main/ts/ui/messages/message-groups.js';
import { withBlocked } from '../../main/ts/ui/moderation/block.js';
import { helpText } from '../../main/ts/ui/moderation/command-text.js';
import { hasRoomTools, type MenuAction } from '../../main/ts/ui/moderation/message-actions.js';
import { perform } from '../../main/ts/ui/moderation/moderation-actions.js';
import { changesText } from '../../main/ts/ui/moderation/moderation-text.js';
import { withRoomActions } from '../../main/ts/ui/moderation/room-actions.js';
import { NotificationController } from '../../main/ts/ui/status/notification-controller.js';
import { rulesText } from '../../main/ts/ui/status/rules-text.js';
import { hasRules, isCounting, whyOff } from '../../main/ts/ui/status/snapshot-text.js';
import { initialSnapshot, type Snapshot } from '../../main/ts/client/snapshot.js';
import { ChatRoom, message, noModes, roomState, user, userState } from './chat-room.js';
import { json } from './fakes.js';
import { equal, test, truthy } from './harness.js';

const words = withRoomStrings(english);
const rules = (modes: Partial<Modes>) => rulesText(words, { ...noModes, ...modes });
const staff = (more: object = {}) =>
  userStateFrom(
    { ...userState, user: user('mo', 'moderator'), can: { read: true, send: true, moderate: true, ...more } },
    0,
    Date.parse,
  );

test('rules: what is on is said in words, each mode by its own', () => {
  equal(rules({}), []);
  equal(rules({ slowSeconds: 30 }), ['Slow mode: 30\u00a0s']);
  equal(rules({ slowSeconds: 300, followersSeconds: 600 }), [
    'Followers of 10\u00a0min or more',
    'Slow mode: 5\u00a0min',
  ]);
  equal(rules({ followersSeconds: 0 }), ['Followers only']);
  equal(rules({ followersSeconds: 86_400 }), ['Followers of 1 day or more']);
  equal(rules({ followersSeconds: 7_776_000 }), ['Followers of 90 days or more']);
  equal(rules({ shield: true, locked: true, subscribers: true, emojiOnly: true, unique: true }), [
    'Shield is on',
    'Locked: only the team can write',
    'Subscribers only',
    'Emoji only',
    'No repeats',
  ]);
});

test('rules: every language has every word of them, and of the staff', () => {
  for (const language of [german, arabic]) {
    const missing = (own: object, all: object) => Object.keys(all).filter((key) => !Object.hasOwn(own, key));
    equal(missing(language, roomEnglish), []);
    equal(missing(language, staffEnglish), []);
    equal(missing(language.commands, staffEnglish.commands), []);
    equal(missing(language.audit, staffEnglish.audit), []);
    equal(missing(language.gates, english.gates), []);
    truthy(!helpText(language).includes('undefined'), 'help');
  }
});

test('rules: words of an earlier build are made whole', () => {
  const { slow: _, ...commands } = staffEnglish.commands;
  truthy(helpText({ ...english, commands }).includes('/slow [30|2m|off] – one message'), 'the command has words');
});

const snapshot = (more: Partial<Snapshot>): Snapshot => ({
  ...initialSnapshot,
  connection: { status: 'live' },
  ...more,
});
const gateOf = (...codes: string[]) => ({
  allowed: false,
  reasons: codes.map((code) => ({
    gate: code,
    code,
    requirement: { type: 'wait_until' as const, until: '1970-01-01T00:00:30.000Z' },
  })),
});

test('rules: in slow mode one writes on; where another gate is closed too, or a warning stands, one does not', () => {
  const own = (more: object) => userStateFrom({ ...userState, ...more }, 0, Date.parse);
  const off = (more: object) => whyOff(snapshot({ userState: own(more) }), 0, english);
  equal(off({ gate: gateOf('slow_mode') }), '');
  equal(off({ gate: gateOf('followers_only', 'slow_mode') }), 'Follow to join the chat');
  equal(off({ gate: gateOf('slow_mode', 'locked') }), 'Wait a moment to write again');
  equal(off({ warning: { reason: 'x', ts: '' } }), 'Read the warning first.');
  equal(isCounting(snapshot({ userState: own({ gate: gateOf('slow_mode') }) }), 29_999), true);
  equal(isCounting(snapshot({ userState: own({ gate: gateOf('slow_mode') }) }), 30_001), false);
});

test('rules: their part is asked for once there is something to show', () => {
  const own = userStateFrom(userState, 0, Date.parse);
  equal(hasRules(snapshot({})), false);
  equal(hasRules(snapshot({ userState: own, roomState })), false);
  const pin = { message: message(1), by: null, ts: '', until: null };
  const some: Partial<Snapshot>[] = [
    { roomState: { ...roomState, modes: { ...noModes, slowSeconds: 1 } } },
    { roomState: { ...roomState, modes: { ...noModes, followersSeconds: 0 } } },
    { roomState: { ...roomState, modes: { ...noModes, locked: true } } },
    { roomState: { ...roomState, pin } },
    { userState: { ...own, warning: { reason: '', ts: '' } } },
  ];
  for (const one of some) equal(hasRules(snapshot(one)), true, JSON.stringify(one));
  const special = [{ first: true }, { replyTo: { id: 'm0' } }, { system: { kind: 'raid' } }, {}];
  equal(
    special.map((more) => isSpecial({ ...message(1), ...more })),
    [true, true, true, false],
  );
});

class Said extends NotificationController {
  readonly texts: string[] = [];

  override say(text: string): void {
    this.texts.push(text);
  }
}

test('rules: a text that met a mode is told why, in the words of that mode; a gate that is closed has its prompt', () => {
  const notifications = new Said({ strings: english, addController() {}, requestUpdate() {} } as never);
  const refuse = (code: string) =>
    notifications.refused(new ChatProblem(403, 'gate_closed', { gate: [{ gate: code, code }] }));
  ['locked', 'emoji_only', 'slow_mode', 'not_unique'].forEach(refuse);
  equal(notifications.texts, [
    gateText(english, { gate: 'emoji_only', code: 'emoji_only' }).title,
    'That has just been said. Say it in other words.',
  ]);
});

test('rules: what the site says stands alone, and an announcement begins anew', () => {
  const [one, two] = [message(1), message(2)];
  equal(goesOn(two, one), true);
  equal(goesOn({ ...two, announcement: { color: 'blue' } }, one), false);
  equal(
    [goesOn({ ...two, system: { kind: 'raid' } }, one), goesOn(two, { ...one, system: { kind: 'raid' } })],
    [false, false],
  );
});

test('blocked: whatever is stored, it is a list of ids, and no longer than it may be', () => {
  for (const odd of [null, '', '{', '{"a":1}', '7', 'null', '"x"']) equal(parseBlocked(odd), []);
  equal(parseBlocked('["a",1,null,{"b":2},"c"]'), ['a', 'c']);
  const many = Array.from({ length: MAX_BLOCKED + 3 }, (_, n) => `u${n}`);
  equal([parseBlocked(JSON.stringify(many)).length, parseBlocked(JSON.stringify(many))[0]], [MAX_BLOCKED, 'u3']);
});

test('blocked: whoever is blocked last stands last, once, and those blocked first make room', () => {
  equal(withBlocked(['a', 'b'], 'a', true), ['b', 'a']);
  equal(withBlocked(['a', 'b'], 'a', false), ['b']);
  equal(withBlocked(['a'], 'x', false), ['a']);
  const full = Array.from({ length: MAX_BLOCKED }, (_, n) => `u${n}`);
  equal([withBlocked(full, 'new', true).length, withBlocked(full, 'new', true).at(-1)], [MAX_BLOCKED, 'new']);
});

test('staff: the menu has what the server knows: any message is pinned, and whoever can be muted is warned', () => {
  const four: MenuAction[] = ['delete', 'mute', 'purge', 'ban'];
  const [bob, cleo] = [message(1), { ...message(2), user: user('cleo', 'creator') }];
  equal(withRoomActions(four, staff(), bob, undefined), four, 'an older server');
  equal(withRoomActions(four, staff({ modes: false }), bob, undefined), [
    ...['delete', 'mute', 'pin', 'warn', 'note', 'purge', 'ban'],
  ] as MenuAction[]);
  equal(withRoomActions([], staff({ modes: true }), cleo, 'm2'), ['unpin']);
  equal(withRoomActions(['takeback'], staff({ modes: true }), { ...bob, user: user('mo') }, undefined), [
    ...['pin', 'takeback'],
  ] as MenuAction[]);
  equal([hasRoomTools(null), hasRoomTools(staff()), hasRoomTools(staff({ modes: false }))], [false, false, true]);
});

test('staff: each act on the room is told, and what can be undone says how', async () => {
  const room = new ChatRoom();
  room.on('POST', '/streams/s%201/moderate', () => json(200, { auditId: 'a', effect: { action: 'x' } }));
  await room.live();
  const bob = user('bob');
  const act = (call: object) => perform(room.client, { call: call as never, user: bob }, english);
  equal(await act({ action: 'pin', messageId: 'm1' }), {
    text: 'Message pinned.',
    undo: { call: { action: 'unpin' }, user: bob },
  });
  equal((await act({ action: 'warn', userId: 'bob', reason: 'calm down' })).text, 'bob is warned.\nReason: calm down');
  for (const action of ['unpin', 'restore', 'clear', 'note'] as const) truthy((await act({ action })).text, action);
  equal((await act({ action: 'delete', messageId: 'm1' })).undo, undefined, 'an older server shows nothing again');
  await room.cutAndReconnect();
  await room.hello(0, { room: roomState });
  equal((await act({ action: 'delete', messageId: 'm1' })).undo?.call, { action: 'restore', messageId: 'm1' });
});

test('staff: the log says what of the modes was changed', () => {
  const all = withStaffStrings(english);
  equal(changesText(all, { slowSeconds: 30, locked: false, followersSeconds: 0, preset: { slowSeconds: null } }), [
    'Slow mode: 30 seconds',
    'Locked: only the team can write: off',
    'Followers only: on',
    'What the shield switches on: Slow mode: off',
  ]);
  equal(changesText(all, { subscribers: true, constructor: true, gilded: null } as never), [
    ...['Subscribers only: on', 'constructor: on', 'gilded: off'],
  ]);
});

test('staff: every error of a command has words', () => {
  const all = withStaffStrings(english);
  truthy([all.commandSlowTime, all.commandFollowersTime, all.commandNothingToRestore].every(Boolean), 'words');
  truthy(
    [all.commandOnOff, all.commandNoText, all.commandNoReason].every((text) => text('lock').includes('/lock')),
    'named',
  );
});
