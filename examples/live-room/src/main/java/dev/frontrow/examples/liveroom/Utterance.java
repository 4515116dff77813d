package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.host.UserId;

/**
 * One thing that was said.
 *
 * @param second ground elapsed time, in seconds since launch
 * @param speaker who said it, as in the transcription
 * @param text what
 */
record Utterance(long second, String speaker, String text) {

    UserId author() {
        return Landing.idOf(speaker);
    }
}
