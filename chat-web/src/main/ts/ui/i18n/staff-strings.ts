/** The words of what only staff use. They are loaded with it; a language, or a page, may have its own among its {@link Strings}. */
export interface StaffStrings {
  readonly didUnmute: (name: string) => string;
  readonly didUnban: (name: string) => string;
  readonly didRestore: string;
  readonly didPin: string;
  readonly didUnpin: string;
  readonly didClear: string;
  readonly didWarn: (name: string) => string;
  readonly didNote: (name: string) => string;
  readonly didModes: string;
  readonly menuPin: string;
  readonly menuUnpin: string;
  readonly menuWarn: string;
  readonly menuNote: string;
  readonly block: string;
  readonly unblock: string;
  readonly blockOf: (name: string) => string;
  readonly unblockOf: (name: string) => string;
  readonly actPinTitle: (name: string) => string;
  readonly actUntilUnpinned: string;
  readonly actPin: string;
  readonly actWarnTitle: (name: string) => string;
  readonly actNoteTitle: (name: string) => string;
  readonly actWarnText: string;
  readonly actNoteText: string;
  readonly actReasonMissing: string;
  readonly actWarn: string;
  readonly actNote: string;
  readonly panelModes: string;
  readonly modeSlow: string;
  readonly modeSlowTime: string;
  readonly modeSubscribers: string;
  readonly modeFollowers: string;
  readonly modeFollowersTime: string;
  readonly modeFollowersAny: string;
  readonly modeEmojiOnly: string;
  readonly modeUnique: string;
  readonly modeLocked: string;
  readonly modeShield: string;
  readonly modePreset: string;
  readonly modeOn: string;
  readonly modeOff: string;
  readonly restore: string;
  readonly restoreOf: (name: string) => string;
  readonly staffTooFast: (time: string) => string;
  readonly seconds: (count: number) => string;
  readonly minutes: (count: number) => string;
  readonly hours: (count: number) => string;
  readonly days: (count: number) => string;
  readonly actBack: string;
  readonly actMuteTitle: (name: string) => string;
  readonly actBanTitle: (name: string) => string;
  readonly actPurgeTitle: (name: string) => string;
  readonly actNoUndo: string;
  readonly actHowLong: string;
  readonly actForGood: string;
  readonly actOwnTime: string;
  readonly actOwnCount: string;
  readonly actOwnUnit: string;
  readonly actUnitMinutes: string;
  readonly actUnitHours: string;
  readonly actUnitDays: string;
  readonly actTimeRange: (longest: string) => string;
  readonly actReason: string;
  readonly actReasonSeen: string;
  readonly actMute: (time: string) => string;
  readonly actBan: string;
  readonly actBanFor: (time: string) => string;
  readonly actPurge: string;
  readonly timeLeft: (time: string) => string;
  readonly sanctionMute: string;
  readonly sanctionBan: string;
  readonly sanctionBy: (name: string) => string;
  readonly lift: string;
  readonly liftOf: (name: string) => string;
  readonly panelFeed: string;
  readonly panelSanctions: (count: number) => string;
  readonly panelFeedEmpty: string;
  readonly panelSanctionsEmpty: string;
  readonly panelFailed: string;
  readonly panelLoading: string;
  readonly panelOlder: string;
  readonly panelHost: string;
  readonly panelHiddenMore: (count: number) => string;
  readonly audit: Readonly<
    Record<'delete' | 'retract' | 'purge' | 'unmute' | 'unban', (target: string) => string> &
      Record<'mute' | 'ban', (target: string, time: string) => string> &
      Partial<Record<'pin' | 'unpin' | 'restore' | 'clear' | 'warn' | 'note' | 'modes', (target: string) => string>> & {
        readonly other: (action: string, target: string) => string;
      }
  >;
  readonly userCard: (name: string) => string;
  readonly viewer: string;
  readonly cardMessages: string;
  readonly cardNoMessages: string;
  readonly cardSanctions: string;
  readonly cardActions: string;
  readonly cardNoActions: string;
  readonly commandUnknown: (command: string) => string;
  readonly commandNoUser: (command: string) => string;
  readonly commandUnknownUser: (name: string) => string;
  readonly commandAmbiguous: (name: string) => string;
  readonly commandNoMessage: (name: string) => string;
  readonly commandBadTime: (text: string) => string;
  readonly commandTimeRange: (longest: string) => string;
  readonly commandReasonLength: (most: number) => string;
  readonly commandNoReason: (command: string) => string;
  readonly commandOnOff: (command: string) => string;
  readonly commandNoText: (command: string) => string;
  readonly commandSlowTime: string;
  readonly commandFollowersTime: string;
  readonly commandNothingToRestore: string;
  readonly commandHelp: string;
  /** What each command does, by its name. */
  readonly commands: Readonly<
    Record<'mute' | 'unmute' | 'ban' | 'unban' | 'delete' | 'clear' | 'help', string> &
      Partial<
        Record<
          | 'warn'
          | 'note'
          | 'slow'
          | 'subscribers'
          | 'followers'
          | 'emojionly'
          | 'unique'
          | 'lock'
          | 'shield'
          | 'pin'
          | 'unpin'
          | 'announce'
          | 'restore',
          string
        >
      >
  >;
}

export const staffEnglish: StaffStrings = {
  didUnmute: (name) => `${name} can write again.`,
  didUnban: (name) => `${name} is no longer banned.`,
  didRestore: 'The message is shown again.',
  didPin: 'Message pinned.',
  didUnpin: 'Message unpinned.',
  didClear: 'The chat is cleared.',
  didWarn: (name) => `${name} is warned.`,
  didNote: (name) => `Note on ${name} saved.`,
  didModes: 'The rules of the chat are changed.',
  menuPin: 'Pin message…',
  menuUnpin: 'Unpin message',
  menuWarn: 'Warn…',
  menuNote: 'Note for the team…',
  block: 'Block',
  unblock: 'Unblock',
  blockOf: (name) => `Block ${name}`,
  unblockOf: (name) => `Unblock ${name}`,
  actPinTitle: (name) => `Pin the message of ${name}`,
  actUntilUnpinned: 'Until unpinned',
  actPin: 'Pin',
  actWarnTitle: (name) => `Warn ${name}`,
  actNoteTitle: (name) => `Note on ${name}`,
  actWarnText: 'Reason',
  actNoteText: 'Note, only for the team',
  actReasonMissing: 'Write something first.',
  actWarn: 'Warn',
  actNote: 'Save note',
  panelModes: 'Rules',
  modeSlow: 'Slow mode',
  modeSlowTime: 'Time between two messages',
  modeSubscribers: 'Subscribers only',
  modeFollowers: 'Followers only',
  modeFollowersTime: 'Follows for at least',
  modeFollowersAny: 'any time',
  modeEmojiOnly: 'Emoji only',
  modeUnique: 'No repeats',
  modeLocked: 'Locked: only the team can write',
  modeShield: 'Shield',
  modeOn: 'on',
  modeOff: 'off',
  restore: 'Show again',
  restoreOf: (name) => `Show the message of ${name} again`,
  modePreset: 'What the shield switches on',
  staffTooFast: (time) => `Too many actions at once. Try again in ${time}.`,
  seconds: (count) => (count === 1 ? '1 second' : `${count} seconds`),
  minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
  hours: (count) => (count === 1 ? '1 hour' : `${count} hours`),
  days: (count) => (count === 1 ? '1 day' : `${count} days`),
  actBack: 'Back',
  actMuteTitle: (name) => `Mute ${name}`,
  actBanTitle: (name) => `Ban ${name}`,
  actPurgeTitle: (name) => `Delete all messages of ${name}?`,
  actNoUndo: 'This cannot be undone.',
  actHowLong: 'For how long',
  actForGood: 'For good',
  actOwnTime: 'Other…',
  actOwnCount: 'Number',
  actOwnUnit: 'Unit',
  actUnitMinutes: 'minutes',
  actUnitHours: 'hours',
  actUnitDays: 'days',
  actTimeRange: (longest) => `Choose a time from 1 minute to ${longest}.`,
  actReason: 'Reason (optional)',
  actReasonSeen: 'The user sees it.',
  actMute: (time) => `Mute for ${time}`,
  actBan: 'Ban for good',
  actBanFor: (time) => `Ban for ${time}`,
  actPurge: 'Delete all',
  timeLeft: (time) => `${time} left`,
  sanctionMute: 'Muted',
  sanctionBan: 'Banned',
  sanctionBy: (name) => `by ${name}`,
  lift: 'Lift',
  liftOf: (name) => `Lift the sanction of ${name}`,
  panelFeed: 'Activity',
  panelSanctions: (count) => (count === 0 ? 'Sanctions' : `Sanctions (${count})`),
  panelFeedEmpty: 'Nothing had to be moderated so far.',
  panelSanctionsEmpty: 'Nobody is muted or banned.',
  panelFailed: 'This could not be loaded.',
  panelLoading: 'Loading…',
  panelOlder: 'Load older entries',
  panelHost: 'The site',
  panelHiddenMore: (count) => (count === 1 ? 'and 1 more message' : `and ${count} more messages`),
  audit: {
    delete: (target) => `deleted a message of ${target}`,
    retract: () => 'took back a message',
    purge: (target) => `deleted all messages of ${target}`,
    mute: (target, time) => `muted ${target} for ${time}`,
    unmute: (target) => `unmuted ${target}`,
    ban: (target, time) => (time === '' ? `banned ${target}` : `banned ${target} for ${time}`),
    unban: (target) => `unbanned ${target}`,
    pin: (target) => `pinned a message of ${target}`,
    unpin: () => 'unpinned the message',
    restore: (target) => `showed a message of ${target} again`,
    clear: () => 'cleared the chat',
    warn: (target) => `warned ${target}`,
    note: (target) => `made a note on ${target}`,
    modes: () => 'changed the rules',
    other: (action, target) => `${action}: ${target}`,
  },
  userCard: (name) => `About ${name}`,
  viewer: 'Viewer',
  cardMessages: 'Recent messages',
  cardNoMessages: 'None among the messages loaded here.',
  cardSanctions: 'In force',
  cardActions: 'What staff did',
  cardNoActions: 'Nothing among the last actions.',
  commandUnknown: (command) => `There is no command /${command}. /help lists those there are; // sends a slash.`,
  commandNoUser: (command) => `Whom? Write /${command} @name.`,
  commandUnknownUser: (name) => `Nobody called ${name} wrote anything that is loaded here.`,
  commandAmbiguous: (name) => `More than one is called ${name}. Use the menu of their message.`,
  commandNoMessage: (name) => `No message of ${name} is loaded here.`,
  commandBadTime: (text) => `“${text}” is no time. Write 10m, 1h or 7d; begin a reason with a word.`,
  commandTimeRange: (longest) => `Choose a time from 1 second to ${longest}.`,
  commandReasonLength: (most) => `A reason has ${most} characters at most.`,
  commandNoReason: (command) => `Why? Write /${command} @name and then what you have to say.`,
  commandOnOff: (command) => `Write /${command}, or /${command} off.`,
  commandNoText: (command) => `Write the text after /${command}.`,
  commandSlowTime: 'Choose a time from 1 second to 5 minutes: /slow 30, /slow 2m, /slow off.',
  commandFollowersTime: 'Choose a time up to 90 days: /followers, /followers 10m, /followers 7d, /followers off.',
  commandNothingToRestore: 'No deleted message is loaded here.',
  commandHelp: 'Commands',
  commands: {
    mute: 'cannot write for a time, 1 hour if you say none',
    unmute: 'can write again',
    ban: 'cannot read or write, for good if you say no time',
    unban: 'may come back',
    delete: 'deletes their last message',
    clear: 'deletes all of their messages; without a name, those of everybody',
    warn: 'cannot write before they have read it',
    note: 'for the team only',
    slow: 'one message in so many seconds, 30 if you say none',
    subscribers: 'only subscribers can write',
    followers: 'only followers can write, of that time if you say one',
    emojionly: 'only emoji can be sent',
    unique: 'nothing can be said twice',
    lock: 'only the team can write',
    shield: 'switches on what is kept for it',
    pin: 'sends the text and pins it',
    unpin: 'takes the pinned message down',
    announce: 'sends the text as an announcement',
    restore: 'shows the message again that was deleted last',
    help: 'this list',
  },
};
