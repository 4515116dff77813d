import type { Gate, GateReason } from '../../client/wire.js';
import type { Strings } from './strings.js';
/** What is said where a gate is closed, for one reason. */
export interface GateText {
    readonly title: string;
    /** What is missing. An amount that the gate does not name is empty. */
    readonly detail?: (amounts: {
        readonly balance: string;
        readonly required: string;
    }) => string;
    /** In the input, as long as nothing can be written. */
    readonly input: string;
    /** On the link to where the gate can be opened, if the server names one. */
    readonly link: string;
}
/** The words for a reason: those for its code, else those for any. */
export declare function gateText({ gates, gateOther }: Strings, reason: GateReason | undefined): GateText;
/** Why nothing can be written. The host's gates are asked in an order, and so are they told. */
export declare function firstGateText(strings: Strings, gate: Gate): GateText;
/** What is said of a closed gate: of each of its reasons, and nothing twice. One that gives no reason has words all the same. */
export declare function gateWords(strings: Strings, gate: Gate | undefined): readonly {
    title: string;
    detail: string;
}[];
