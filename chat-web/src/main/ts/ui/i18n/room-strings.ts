/** The words of what a room may have: rules, a pin, marks of messages. They are loaded with it; a language, or a page, may have its own among its `Strings`. */
export interface RoomStrings {
  /** What the bar with the modes that are on is called. */
  readonly rules: string;
  readonly ruleSlow: (time: string) => string;
  readonly ruleSubscribers: string;
  /** How long one must have followed; empty: any time will do. */
  readonly ruleFollowers: (time: string) => string;
  readonly ruleEmojiOnly: string;
  readonly ruleUnique: string;
  readonly ruleLocked: string;
  readonly ruleShield: string;
  readonly ruleDays: (count: number) => string;
  /** When one may write again. */
  readonly slowWait: (time: string) => string;

  readonly pin: string;
  readonly pinBy: (name: string) => string;
  readonly pinUntil: (time: string) => string;
  readonly pinShow: string;
  readonly pinHide: string;
  readonly unpin: string;

  readonly announcement: string;
  readonly systemMessage: string;
  readonly firstMessage: string;
  readonly blockedMessage: string;
  readonly blockedShow: string;

  readonly warned: string;
  readonly acknowledge: string;
}

export const roomEnglish: RoomStrings = {
  rules: 'Rules of this chat',
  ruleSlow: (time) => `Slow mode: ${time}`,
  ruleSubscribers: 'Subscribers only',
  ruleFollowers: (time) => (time === '' ? 'Followers only' : `Followers of ${time} or more`),
  ruleEmojiOnly: 'Emoji only',
  ruleUnique: 'No repeats',
  ruleLocked: 'Locked: only the team can write',
  ruleShield: 'Shield is on',
  ruleDays: (count) => (count === 1 ? '1 day' : `${count} days`),
  slowWait: (time) => `You can write again in ${time}.`,

  pin: 'Pinned message',
  pinBy: (name) => `Pinned by ${name}`,
  pinUntil: (time) => `until ${time}`,
  pinShow: 'Show the pinned message',
  pinHide: 'Hide the pinned message',
  unpin: 'Unpin',

  announcement: 'Announcement',
  systemMessage: 'From the site',
  firstMessage: 'First message here',
  blockedMessage: 'Message of somebody you blocked',
  blockedShow: 'Show',

  warned: 'The team has warned you.',
  acknowledge: 'I have read it',
};
