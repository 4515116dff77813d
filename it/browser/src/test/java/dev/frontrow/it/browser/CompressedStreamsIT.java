package dev.frontrow.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import dev.frontrow.examples.liveroom.LiveRoomOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Streams with {@code Content-Encoding: gzip}: a browser shows each event when it is sent. */
class CompressedStreamsIT extends InBrowser {

    private static final int MESSAGES = 5;

    /** What this page hears by its own {@code EventSource}, and by reading an answer of {@code fetch}. */
    private static final String LISTEN = """
            async () => {
              const api = '/as/vera/api';
              const answer = await fetch(api + '/streams/apollo-11/chat/token', { method: 'POST' });
              const { ticket } = await answer.json();
              window.heard = { source: [], fetched: '' };
              window.source = new EventSource(api + '/chat?token=' + ticket);
              source.addEventListener('message', (event) => heard.source.push(JSON.parse(event.data).text));
              source.addEventListener('bye', () => heard.source.push('bye'));
              source.onerror = () => heard.source.push('error');
              await new Promise((opened) => source.addEventListener('hello', opened));
              const stream = await fetch(api + '/chat', { headers: { Authorization: 'Bearer ' + ticket } });
              const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
              const read = () =>
                reader.read().then(({ value, done }) => {
                  heard.fetched += value ?? '';
                  if (done) heard.fetched += 'ended';
                  else read();
                }).catch((error) => (heard.fetched += error));
              read();
            }
            """;

    @Override
    LiveRoomOptions options() {
        return super.options().withCompressedStreams();
    }

    @Test
    void eachEventIsShownWhenItIsSent() {
        Seat vera = watched(Seat.at(browser(), 1280, 800, "vera"));
        AtomicInteger compressed = new AtomicInteger();
        vera.page().onResponse(response -> compressed.addAndGet(isCompressedStream(response) ? 1 : 0));
        vera.page().navigate(address() + "/as/vera/");
        vera.waitLive();
        vera.page().evaluate(LISTEN);
        for (int i = 1; i <= MESSAGES; i++) {
            String text = "message " + i;
            say(text);
            vera.sees(text);
            vera.page().waitForFunction("text => heard.source.at(-1) === text", text);
            vera.page().waitForFunction("text => heard.fetched.includes(JSON.stringify(text) + ',')", text);
        }
        assertThat(vera.page().evaluate("heard.source"))
                .isEqualTo(List.of("message 1", "message 2", "message 3", "message 4", "message 5"));
        assertThat(compressed).hasValue(3);
    }

    private static boolean isCompressedStream(Response response) {
        boolean isStream = response.url().matches(".*/api/chat([?].*)?");
        return isStream && "gzip".equals(response.headerValue("content-encoding"));
    }

    /** There is no trailer, and neither of the readers misses it: to them the answer is whole. */
    @Test
    void theEndIsThatOfAnyStream() {
        Seat vera = seat("vera");
        vera.troubles().expectNetworkTrouble();
        vera.page().evaluate(LISTEN);
        chat().close();
        vera.page().waitForFunction("() => heard.source.at(-1) === 'error' && !heard.fetched.endsWith('\\n')");
        assertThat(vera.page().evaluate("heard.source")).isEqualTo(List.of("bye", "error"));
        assertThat(vera.page().evaluate("source.readyState === EventSource.CONNECTING"))
                .isEqualTo(true);
        assertThat(vera.page().evaluate("heard.fetched").toString())
                .contains("event: bye\n")
                .endsWith("ended");
    }
}
