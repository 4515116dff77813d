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
export declare const roomEnglish: RoomStrings;
