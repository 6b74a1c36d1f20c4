package io.cess4j.index.record;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Documents as JSON (docs/formats.md): UTF-8 without spaces, fields sorted by name, amounts and
 * other integers beyond 2^53 as decimal strings, hashes and accounts as 0x and lower-case digits.
 */
public final class Json {
  /** For documents and answers alike. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(tools.jackson.databind.MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .addModule(
              text(Address.class, Address::hex, Address::of)
                  .addSerializer(Bytes32.class, new Writing<>(Bytes32::hex))
                  .addDeserializer(Bytes32.class, new Reading<>(Bytes32::of))
                  .addSerializer(BigInteger.class, new Writing<>(BigInteger::toString))
                  .addDeserializer(BigInteger.class, new Reading<>(BigInteger::new)))
          .build();

  private Json() {}

  /** A document's bytes; equal documents have equal ones. */
  public static byte[] write(Object document) {
    return MAPPER.writeValueAsBytes(document);
  }

  /** The document of these bytes. */
  public static <T> T read(byte[] bytes, Class<T> type) {
    return MAPPER.readValue(bytes, type);
  }

  private static <T> SimpleModule text(
      Class<T> type, Function<T, String> write, Function<String, T> read) {
    return new SimpleModule("cess4j")
        .addSerializer(type, new Writing<>(write))
        .addDeserializer(type, new Reading<>(read));
  }

  private static final class Writing<T> extends ValueSerializer<T> {
    private final Function<T, String> text;

    Writing(Function<T, String> text) {
      this.text = text;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
      out.writeString(text.apply(value));
    }
  }

  private static final class Reading<T> extends ValueDeserializer<T> {
    private final Function<String, T> value;

    Reading(Function<String, T> value) {
      this.value = value;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) {
      return value.apply(in.getString());
    }
  }
}
