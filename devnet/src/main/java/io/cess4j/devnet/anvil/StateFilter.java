package io.cess4j.devnet.anvil;

import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves the traces of calls out of anvil's state. Anvil keeps them for every transaction, some
 * hundred kilobytes for a proof, and nobody asks for them: they are nine tenths of its memory and
 * of its file.
 */
final class StateFilter {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private StateFilter() {}

  /**
   * Copies a state.
   *
   * @param json of the state
   * @param whole gets all of it but the traces
   * @param traced gets a state that has nothing but the transactions that had traces, without them:
   *     loaded into the anvil that gave the state, it makes anvil forget them
   * @return how many transactions had some
   * @throws StreamReadException where the state is malformed or not all there
   */
  static int withoutTraces(InputStream json, OutputStream whole, OutputStream traced) {
    try (JsonParser parser = JSON.createParser(json);
        JsonGenerator all = JSON.createGenerator(whole);
        JsonGenerator some = JSON.createGenerator(traced)) {
      begin(some);
      int count = 0;
      expect(parser, JsonToken.START_OBJECT);
      all.writeStartObject();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        if (name == null) {
          throw new StreamReadException(parser, "the state ends too early");
        }
        all.writeName(name);
        parser.nextToken();
        if (name.equals("transactions")) {
          count += transactions(parser, all, some);
        } else {
          all.copyCurrentStructure(parser);
        }
      }
      all.writeEndObject();
      some.writeEndArray();
      some.writeEndObject();
      return count;
    }
  }

  private static void begin(JsonGenerator empty) {
    empty.writeStartObject();
    empty.writeNullProperty("block");
    empty.writeName("accounts");
    empty.writeStartObject();
    empty.writeEndObject();
    empty.writeNullProperty("best_block_number");
    empty.writeName("blocks");
    empty.writeStartArray();
    empty.writeEndArray();
    empty.writeNullProperty("historical_states");
    empty.writeName("transactions");
    empty.writeStartArray();
  }

  private static int transactions(JsonParser parser, JsonGenerator all, JsonGenerator some) {
    int count = 0;
    all.writeStartArray();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode transaction = parser.readValueAsTree();
      if (transaction.path("info") instanceof ObjectNode info && !info.path("traces").isEmpty()) {
        info.putArray("traces");
        some.writeTree(transaction);
        count++;
      }
      all.writeTree(transaction);
    }
    all.writeEndArray();
    return count;
  }

  private static void expect(JsonParser parser, JsonToken token) {
    if (parser.nextToken() != token) {
      throw new StreamReadException(parser, "the state is no JSON object");
    }
  }
}
