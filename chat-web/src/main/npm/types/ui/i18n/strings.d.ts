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
    readonly undo: string;
    readonly panel: string;
    readonly roles: Readonly<Record<string, string>>;
    /** By the `code` of a refusal. */
    readonly refusals: Readonly<Record<string, string>>;
    readonly refusalOther: string;
}
export declare const english: Strings;
/** Why something was refused, in words. */
export declare function refusalText(strings: Strings, code: string): string;
