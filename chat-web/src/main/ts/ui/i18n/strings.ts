import type { RoomStrings } from './room-strings.js';
import type { StaffStrings } from './staff-strings.js';

/** What a closed gate says is missing. */
export interface GateMissing {
  readonly balance: string;
  readonly required: string;
  readonly data: Readonly<Record<string, string>>;
}

/** What is said where a gate is closed, for one reason. */
export interface GateText {
  readonly title: string;
  /** What is missing. An amount that the gate does not name is empty; `data` has what the host's own gate says. */
  readonly detail?: (missing: GateMissing) => string;
  /** In the input, as long as nothing can be written. */
  readonly input: string;
  /** On the link to where the gate can be opened, if the server names one. */
  readonly link: string;
}

/** Every word that the elements show. A host translates by setting `strings` on `<frontrow-chat>`. */
export interface Strings extends Partial<StaffStrings>, Partial<RoomStrings> {
  /** The language that times, numbers and amounts are written in (BCP 47); that of the page if there is none. */
  readonly locale?: string;
  readonly title: string;
  readonly viewers: (count: string) => string;
  readonly log: string;
  readonly loadOlder: string;
  readonly loadingOlder: string;
  readonly olderFailed: string;
  readonly beginning: string;
  readonly empty: string;
  readonly loading: string;
  readonly jump: (count: number) => string;
  readonly messageMenu: (name: string) => string;

  readonly inputLabel: string;
  readonly inputPlaceholder: string;
  readonly inputMuted: string;
  readonly inputClosed: string;
  readonly send: string;
  readonly lengthLeft: (left: number) => string;

  /** Why a gate is closed, by the code of the reason; a host adds the codes of its own gates. */
  readonly gates: Readonly<Record<string, GateText>>;
  /** The same for a code that `gates` does not have. */
  readonly gateOther: GateText;
  readonly gatePending: string;

  readonly limitLeft: (left: number) => string;
  readonly limitReset: (time: string) => string;
  readonly limitRefused: (time: string) => string;

  readonly muted: (time: string) => string;
  readonly mutedForGood: string;
  readonly banned: string;
  readonly bannedUntil: (date: string) => string;
  readonly sanctionReason: (reason: string) => string;

  readonly connecting: string;
  readonly reconnecting: string;
  /** The stream was asked for, and no byte of it came. */
  readonly unanswered: string;
  readonly offline: string;
  readonly retryNow: string;
  readonly ended: string;
  readonly loginRequired: string;
  readonly streamNotFound: string;
  readonly refused: string;

  readonly pendingRetrying: string;
  readonly tryAgain: string;
  readonly discard: string;

  readonly menuDelete: string;
  readonly menuMute: string;
  readonly menuBan: string;
  readonly menuPurge: string;
  readonly menuTakeBack: string;
  readonly didDelete: string;
  /** For how long, like `10 minutes`. */
  readonly didMute: (name: string, time: string) => string;
  /** The time is empty for a ban for good. */
  readonly didBan: (name: string, time: string) => string;
  readonly didPurge: (name: string) => string;
  readonly didTakeBack: string;

  // settings
  readonly settings: string;
  readonly close: string;
  readonly settingTheme: string;
  readonly themes: Readonly<Record<'page' | 'light' | 'dark', string>>;
  readonly settingSize: string;
  readonly sizes: Readonly<Record<'normal' | 'large', string>>;
  readonly settingDensity: string;
  readonly densities: Readonly<Record<'cosy' | 'compact', string>>;
  readonly settingLanguage: string;
  readonly languageOfPage: string;
  readonly settingSound: string;
  readonly settingQuiet: string;

  // viewer
  readonly reply: string;
  readonly replyTo: (name: string) => string;
  readonly replyingTo: (name: string) => string;
  readonly cancelReply: string;
  readonly replyQuote: (name: string) => string;
  readonly replyUnknown: string;
  readonly replyDeleted: string;
  readonly replyTooFar: string;
  readonly limitMeter: string;
  readonly completions: string;
  /** Said to who has no commands and typed a slash. */
  readonly commandsNotHere: string;
  readonly sendAsText: string;
  readonly emoji: string;
  readonly emojiSearch: string;
  readonly emojiCategories: string;
  /** What was used last, then the nine categories. */
  readonly emojiGroups: readonly string[];
  readonly emojiResults: (count: number) => string;
  readonly emojiNone: string;

  // staff; the rest of their words is in staff-strings.ts
  readonly undo: string;
  readonly panel: string;

  readonly roles: Readonly<Record<string, string>>;
  /** By the `code` of a refusal. */
  readonly refusals: Readonly<Record<string, string>>;
  readonly refusalOther: string;
}

export const english: Strings = {
  title: 'Live chat',
  viewers: (count) => `${count} watching`,
  log: 'Chat messages',
  loadOlder: 'Load older messages',
  loadingOlder: 'Loading…',
  olderFailed: 'Older messages could not be loaded. Try again',
  beginning: 'This is where the chat begins.',
  empty: 'No messages yet. Say hello!',
  loading: 'Loading the chat…',
  jump: (count) => (count === 0 ? 'Jump to latest' : count === 1 ? '1 new message' : `${count} new messages`),
  messageMenu: (name) => `Actions for the message of ${name}`,

  inputLabel: 'Your message',
  inputPlaceholder: 'Send a message',
  inputMuted: 'You are muted',
  inputClosed: 'You cannot write here',
  send: 'Send',
  lengthLeft: (left) => (left < 0 ? `${-left} characters too many` : `${left} characters left`),

  gates: {
    insufficient_credit: {
      title: 'Chatting needs credit',
      detail: ({ balance, required }) =>
        (balance && `Your balance is ${balance}. `) + (required && `You need at least ${required}.`),
      input: 'Top up to join the chat',
      link: 'Top Up',
    },
    subscribers_only: {
      title: 'Only subscribers can chat here.',
      input: 'Subscribe to join the chat',
      link: 'Subscribe',
    },
    not_subscribed: {
      title: 'Only subscribers can chat here.',
      input: 'Subscribe to join the chat',
      link: 'Subscribe',
    },
    followers_only: { title: 'Only followers can chat here.', input: 'Follow to join the chat', link: 'Follow' },
    not_following: { title: 'Only followers can chat here.', input: 'Follow to join the chat', link: 'Follow' },
    account_too_new: {
      title: 'Your account is too new to chat here.',
      input: 'You cannot write here yet',
      link: 'Learn more',
    },
    not_verified: {
      title: 'Verify your account to chat here.',
      input: 'Verify your account to join the chat',
      link: 'Verify',
    },
    age_not_verified: {
      title: 'Confirm your age to chat here.',
      input: 'Confirm your age to join the chat',
      link: 'Confirm age',
    },
    rules_not_accepted: {
      title: 'Accept the rules to chat here.',
      input: 'Accept the rules to join the chat',
      link: 'Read the rules',
    },
    slow_mode: { title: 'Slow mode is on.', input: 'Wait a moment to write again', link: 'Learn more' },
    emoji_only: { title: 'Only emoji can be sent here right now.', input: 'Only emoji for now', link: 'Learn more' },
    not_unique: {
      title: 'That has just been said. Say it in other words.',
      input: 'No repeats for now',
      link: 'Learn more',
    },
    locked: { title: 'Only the team can chat right now.', input: 'The chat is locked for now', link: 'Learn more' },
  },
  gateOther: { title: "You can't chat here right now.", input: 'You cannot write here', link: 'Learn more' },
  gatePending: 'Still checking whether you can chat. You can write meanwhile.',

  limitLeft: (left) => (left === 0 ? 'No messages left' : left === 1 ? '1 message left' : `${left} messages left`),
  limitReset: (time) => `resets in ${time}`,
  limitRefused: (time) => `You are sending too fast. You can write again in ${time}.`,

  muted: (time) => `You are muted for another ${time}.`,
  mutedForGood: 'You are muted.',
  banned: 'You are banned from this chat.',
  bannedUntil: (date) => `You are banned from this chat until ${date}.`,
  sanctionReason: (reason) => `Reason: ${reason}`,

  connecting: 'Connecting…',
  reconnecting: 'Connection lost. Reconnecting…',
  unanswered: 'The chat does not answer. Trying again…',
  offline: 'You are offline. The chat comes back with your network.',
  retryNow: 'Retry now',
  ended: 'This chat has ended.',
  loginRequired: 'Sign in to join the chat.',
  streamNotFound: 'There is no chat here.',
  refused: 'The chat is not available to you.',

  pendingRetrying: 'Waiting for the connection…',
  tryAgain: 'Try again',
  discard: 'Discard',

  menuDelete: 'Delete message',
  menuMute: 'Mute…',
  menuBan: 'Ban…',
  menuPurge: 'Delete all of their messages…',
  menuTakeBack: 'Take back message',
  didDelete: 'Message deleted.',
  didMute: (name, time) => `${name} is muted for ${time}.`,
  didBan: (name, time) => (time === '' ? `${name} is banned.` : `${name} is banned for ${time}.`),
  didPurge: (name) => `All messages of ${name} are deleted.`,
  didTakeBack: 'Message taken back.',

  // settings
  settings: 'Chat settings',
  close: 'Close',
  settingTheme: 'Theme',
  themes: { page: 'As the page', light: 'Light', dark: 'Dark' },
  settingSize: 'Text size',
  sizes: { normal: 'Normal', large: 'Large' },
  settingDensity: 'Spacing',
  densities: { cosy: 'Comfortable', compact: 'Compact' },
  settingLanguage: 'Language',
  languageOfPage: 'As the page',
  settingSound: 'Sound when I am mentioned',
  settingQuiet: 'Do not disturb',

  // viewer
  reply: 'Reply',
  replyTo: (name) => `Reply to ${name}`,
  replyingTo: (name) => `Replying to ${name}`,
  cancelReply: 'Cancel the reply',
  replyQuote: (name) => `Go to the message of ${name} that this answers`,
  replyUnknown: 'an earlier message',
  replyDeleted: 'a deleted message',
  replyTooFar: 'That message is too far back, or gone.',
  limitMeter: 'Messages left',
  completions: 'Suggestions',
  commandsNotHere: "You can't use commands here. Send as text?",
  sendAsText: 'Send as text',
  emoji: 'Emoji',
  emojiSearch: 'Search emoji',
  emojiCategories: 'Categories of emoji',
  emojiGroups: [
    'Used last',
    'Smileys',
    'People',
    'Animals and nature',
    'Food and drink',
    'Travel and places',
    'Activities',
    'Objects',
    'Symbols',
    'Flags',
  ],
  emojiResults: (count) => (count === 1 ? '1 emoji found' : `${count} emoji found`),
  emojiNone: 'No emoji here yet.',

  // staff
  undo: 'Undo',
  panel: 'Moderation',

  roles: {
    subscriber: 'Subscriber',
    vip: 'VIP',
    moderator: 'Moderator',
    creator: 'Creator',
    admin: 'Admin',
  },
  refusals: {
    already_resolved: 'Somebody has done that already.',
    too_many_sanctions: 'Too many mutes and bans are active in this chat. Lift some first.',
    banned: 'You are banned from this chat.',
    chat_closed: 'The chat is closed.',
    content_blocked: 'This message is not allowed here.',
    gate_closed: 'The chat is not open to you right now.',
    draining: 'The server is restarting. Please try again in a moment.',
    gate_unavailable: 'Whether you can chat could not be checked. Please try again in a moment.',
    overloaded: 'Too many are writing at once. Please try again in a moment.',
    host_unavailable: 'The server could not check your rights. Please try again in a moment.',
    insufficient_credit: 'Your credit is used up. Top up to go on.',
    internal: 'Something went wrong on the server. Please try again in a moment.',
    login_required: 'Sign in to join the chat.',
    malformed: 'The server did not understand that.',
    message_not_found: 'This message is gone.',
    muted: 'You are muted.',
    network: 'No connection. Please try again.',
    not_allowed: 'You are not allowed to do that.',
    other_user: 'You have signed in as somebody else since.',
    outbox_full: 'Too many messages are waiting to be sent.',
    rate_limited: 'You are sending too fast.',
    request_in_progress: 'This is being done already.',
    server_misconfigured: 'The chat is not set up correctly on this server.',
    store_unavailable: 'The chat cannot save anything right now. Please try again in a moment.',
    stream_not_found: 'There is no chat here.',
    target_outranks_actor: 'You cannot do that to somebody of this rank.',
    text_empty: 'There is nothing to send.',
    text_not_allowed: 'This message is not allowed here.',
    text_too_long: 'This message is too long.',
    warning_unacknowledged: 'Read the warning first.',
    user_id_invalid: 'The chat is not set up for your login.',
  },
  refusalOther: 'That did not work. Please try again.',
};

/** Why something was refused, in words. */
export function refusalText(strings: Strings, code: string): string {
  return Object.hasOwn(strings.refusals, code) ? strings.refusals[code]! : strings.refusalOther;
}
