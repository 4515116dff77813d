/** Ends what was begun: a timer, a subscription, a turn in a queue. Calling it again does nothing. */
export type Cancel = () => void;
