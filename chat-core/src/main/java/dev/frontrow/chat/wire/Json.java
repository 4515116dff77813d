package dev.frontrow.chat.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * One JSON object as UTF-8 bytes. Jackson escapes every control character, so the bytes never hold CR, LF or NUL. An
 * emoji is four bytes, as in any UTF-8; Jackson would make it two escapes of six.
 */
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(20).build())
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    /** Writes the fields of an object. */
    @FunctionalInterface
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private Json() {}

    static byte[] object(Fields fields) {
        BufferRecycler buffers = FACTORY._getBufferRecycler(); // as ObjectMapper does it
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(buffers)) {
            try (JsonGenerator json = new SurrogateRepairingGenerator(FACTORY.createGenerator(bytes))) {
                json.writeStartObject();
                fields.write(json);
                json.writeEndObject();
            }
            return bytes.getClearAndRelease();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        } finally {
            buffers.releaseToPool();
        }
    }

    static void object(JsonGenerator json, String name, Fields fields) throws IOException {
        json.writeObjectFieldStart(name);
        fields.write(json);
        json.writeEndObject();
    }
}
