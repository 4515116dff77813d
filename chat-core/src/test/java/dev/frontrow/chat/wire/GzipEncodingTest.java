package dev.frontrow.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.Seed;
import dev.frontrow.chat.engine.ring.RingFixture;
import dev.frontrow.chat.text.RandomText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipEncodingTest {

    private static final EventEncoding SSE = EventEncoding.sse();
    private static final EventEncoding GZIP = EventEncoding.gzip(SSE);

    /** A connection that has so far what was written to it; reading on would wait for ever. */
    private static final class Wire extends InputStream {

        private final List<byte[]> written = new ArrayList<>();
        private int at;

        void write(byte[] piece) {
            written.add(piece);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (written.isEmpty()) {
                throw new IOException("waits for more than was written");
            }
            byte[] first = written.get(0);
            int count = Math.min(length, first.length - at);
            System.arraycopy(first, at, target, offset, count);
            at += count;
            if (at == first.length) {
                written.remove(0);
                at = 0;
            }
            return count;
        }

        @Override
        public int available() {
            return written.stream().mapToInt(piece -> piece.length).sum() - at;
        }
    }

    @Test
    void eachPieceCanBeReadWhenItHasCome() throws IOException {
        List<List<StreamEvent>> pieces = pieces(Seed.random("eachPieceCanBeReadWhenItHasCome"), 200);
        Wire wire = new Wire();
        wire.write(GZIP.preamble());
        GZIPInputStream reader = new GZIPInputStream(wire);
        for (List<StreamEvent> piece : pieces) {
            wire.write(GZIP.encode(piece));
            byte[] plain = SSE.encode(piece);
            assertThat(reader.readNBytes(plain.length)).isEqualTo(plain);
        }
    }

    @Test
    void anyPiecesInAnyOrderAreWhatTheyWouldBePlain() throws IOException {
        RandomGenerator random = Seed.random("anyPiecesInAnyOrderAreWhatTheyWouldBePlain");
        List<List<StreamEvent>> pieces = pieces(random, 40);
        List<byte[]> compressed = pieces.stream().map(GZIP::encode).toList();
        for (int viewer = 0; viewer < 100; viewer++) {
            Wire wire = new Wire();
            wire.write(GZIP.preamble());
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            for (int i = 0; i < 20; i++) {
                int one = random.nextInt(pieces.size());
                wire.write(compressed.get(one));
                plain.writeBytes(SSE.encode(pieces.get(one)));
            }
            assertThat(new GZIPInputStream(wire).readNBytes(plain.size())).isEqualTo(plain.toByteArray());
        }
    }

    @Test
    void aPieceRefersToNothingButItself() {
        for (List<StreamEvent> piece : pieces(Seed.random("aPieceRefersToNothingButItself"), 100)) {
            assertThat(Gunzip.inflated(GZIP.encode(piece))).isEqualTo(SSE.encode(piece));
        }
    }

    @Test
    void nothingIsAnEmptyPiece() {
        assertThat(GZIP.encode(List.of())).isEmpty();
        assertThat(EventEncoding.gzip(events -> new byte[0]).encode(List.of(StreamEvents.heartbeat())))
                .isEmpty();
    }

    @Test
    void heartbeatsAreCompressedOnce() {
        byte[] heartbeat = GZIP.encode(List.of(StreamEvents.heartbeat()));
        assertThat(Gunzip.piece(heartbeat)).isEqualTo(": hb\n\n");
        assertThat(GZIP.encode(List.of(StreamEvents.heartbeat()))).isSameAs(heartbeat);
    }

    /** Compressing what one viewer catches up with would take as much time as hundreds of deliveries. */
    @Test
    void aPieceThatSomebodyCatchesUpWithIsNotCompressed() {
        List<StreamEvent> many = Collections.nCopies(65, StreamEvents.occupancy(1));
        byte[] plain = SSE.encode(many);
        byte[] piece = GZIP.encode(many);
        assertThat(Gunzip.inflated(piece)).isEqualTo(plain);
        assertThat(piece).hasSizeGreaterThan(plain.length);
        assertThat(GZIP.encode(many.subList(0, 64))).hasSizeLessThan(plain.length / 4);
    }

    @Test
    void whatCannotBeCompressedHardlyGrows() {
        RandomGenerator random = Seed.random("whatCannotBeCompressedHardlyGrows");
        List<StreamEvent> any = List.of(StreamEvents.occupancy(1));
        IntStream.concat(IntStream.range(1, 600), IntStream.of(16_383, 32_767, 65_535, 65_536, 1_000_000))
                .forEach(size -> {
                    byte[] noise = new byte[size];
                    random.nextBytes(noise);
                    byte[] piece = EventEncoding.gzip(events -> noise).encode(any);
                    assertThat(Gunzip.inflated(piece)).isEqualTo(noise);
                    assertThat(piece).hasSizeLessThan(size + 32 + size / 1000);
                });
    }

    @Test
    void theHeadOfWhatIsCompressedIsCompressedToo() {
        EventEncoding magic = new EventEncoding() {
            @Override
            public byte[] encode(List<StreamEvent> events) {
                return new byte[] {1};
            }

            @Override
            public byte[] preamble() {
                return new byte[] {'m', 'a', 'g', 'i', 'c'};
            }
        };
        assertThat(Gunzip.first(EventEncoding.gzip(magic).preamble())).isEqualTo("magic");
        assertThat(EncodedEvent.first(magic, EncodedEvent.of(magic, List.of())).toBytes())
                .containsExactly('m', 'a', 'g', 'i', 'c', 1);
    }

    @Test
    void manyThreadsCompressAtTheSameTime() throws Exception {
        List<List<StreamEvent>> pieces = pieces(Seed.random("manyThreadsCompressAtTheSameTime"), 50);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<byte[]>>> all = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                all.add(threads.submit(() -> pieces.stream().map(GZIP::encode).toList()));
            }
            for (Future<List<byte[]>> one : all) {
                for (int i = 0; i < pieces.size(); i++) {
                    assertThat(Gunzip.inflated(one.get().get(i))).isEqualTo(SSE.encode(pieces.get(i)));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Stretches of a busy room, and what is told to one viewer in between. */
    private static List<List<StreamEvent>> pieces(RandomGenerator random, int count) {
        List<List<StreamEvent>> pieces = new ArrayList<>();
        long seq = 0;
        for (int i = 0; i < count; i++) {
            List<StreamEvent> piece = new ArrayList<>();
            for (int left = random.nextInt(1, 30); left > 0; left--) {
                seq++;
                piece.add(StreamEvents.event(
                        "e1", RingFixture.posted(seq, RingFixture.ADA, RandomText.unicode(random, 80))));
            }
            pieces.add(piece);
            pieces.add(List.of(
                    switch (random.nextInt(4)) {
                        case 0 -> StreamEvents.heartbeat();
                        case 1 -> StreamEvents.ticket("t" + random.nextLong(), Given.NOON);
                        case 2 -> StreamEvents.retry(java.time.Duration.ofMillis(random.nextInt(2000, 5000)));
                        default -> StreamEvents.hello(Given.userState(), true, 3, Given.HEARTBEAT);
                    }));
        }
        return pieces;
    }
}
