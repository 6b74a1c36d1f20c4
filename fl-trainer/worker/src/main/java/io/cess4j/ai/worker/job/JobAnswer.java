package io.cess4j.ai.worker.job;

import io.cess4j.ai.worker.WorkerException.JobRejected;
import io.cess4j.chain.Bytes32;
import io.cess4j.protocol.ByteString;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a job stands. */
public sealed interface JobAnswer {
  /** Longest JSON, in bytes. */
  int MOST_BYTES = 8_192;

  /** It waits or is being trained. */
  record Pending() implements JobAnswer {}

  /** It cannot be done. */
  record Failed(String reason) implements JobAnswer {}

  /**
   * It is done.
   *
   * @param update root
   * @param trainer name
   * @param signature of the node over {@link io.cess4j.chain.typed.TrainedUpdate}, 65 bytes
   */
  record Trained(Bytes32 update, String trainer, ByteString signature) implements JobAnswer {}

  /** One object. */
  default byte[] json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (this) {
      case Pending _ -> fields.put("state", "pending");
      case Failed failed -> {
        fields.put("state", "failed");
        fields.put("reason", failed.reason());
      }
      case Trained trained -> {
        fields.put("state", "trained");
        fields.put("update", trained.update().hex());
        fields.put("trainer", trained.trainer());
        fields.put("signature", HexFormat.of().formatHex(trained.signature().toBytes()));
      }
    }
    return JsonMapper.shared().writeValueAsBytes(fields);
  }

  /**
   * @throws JobRejected where it is no answer
   */
  static JobAnswer parse(byte[] json) {
    try {
      JsonNode fields = JsonMapper.shared().readTree(json);
      return switch (text(fields, "state")) {
        case "pending" -> new Pending();
        case "failed" -> new Failed(text(fields, "reason"));
        case "trained" ->
            new Trained(
                Bytes32.of(text(fields, "update")),
                text(fields, "trainer"),
                ByteString.of(HexFormat.of().parseHex(text(fields, "signature"))));
        default -> throw new JobRejected("a job is in no state that is known: " + fields);
      };
    } catch (JacksonException | IllegalArgumentException e) {
      throw new JobRejected("the answer about a job cannot be read: " + e.getMessage());
    }
  }

  private static String text(JsonNode fields, String name) {
    JsonNode field = fields.get(name);
    if (field == null || !field.isString()) {
      throw new JobRejected("the answer about a job has no text " + name);
    }
    return field.asString();
  }
}
