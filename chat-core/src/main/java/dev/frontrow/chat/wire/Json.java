package dev.frontrow.chat.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = new SurrogateRepairingGenerator(FACTORY.createGenerator(bytes))) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    static void object(JsonGenerator json, String name, Fields fields) throws IOException {
        json.writeObjectFieldStart(name);
        fields.write(json);
        json.writeEndObject();
    }
}
