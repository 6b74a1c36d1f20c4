package io.cess4j.cli.miner;

import io.cess4j.cli.output.Sizes;
import io.cess4j.cli.output.Table;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the running worker says of itself. */
final class WorkerPart {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SHOWN = 10;

  private final JsonNode worker;

  WorkerPart(JsonNode worker) {
    this.worker = worker;
  }

  void tell(Map<String, Object> json, StringBuilder text) {
    json.put("worker", JSON.treeToValue(worker, Map.class));
    text.append(disks()).append(System.lineSeparator());
    worker
        .path("latestProof")
        .forEachEntry(
            (key, value) -> {
              if (key.equals("detail")) {
                text.append("last proof %s%n".formatted(value.asString()));
              }
            });
    long corruptions = worker.path("corruptionCount").asLong();
    text.append(
        corruptions == 0
            ? "rot        none known%n".formatted()
            : "rot        %d corruptions; restore what is named, then 'cess miner scan'%n"
                .formatted(corruptions));
    int shown = 0;
    for (JsonNode corruption : worker.path("corruptions")) {
      if (shown++ == SHOWN) {
        text.append("  ... all of them with --json%n".formatted());
        break;
      }
      text.append("  %s%n".formatted(corruption.path("words").asString()));
    }
  }

  private Table disks() {
    Table table = new Table("disk", "folder", "held", "free", "scan");
    for (JsonNode disk : worker.path("disks")) {
      String number = disk.path("number").asString();
      String trouble = disk.path("trouble").asString();
      table.row(
          number,
          disk.path("folder").asString(),
          Sizes.of(worker.path("bytesByDisk").path(number).asLong()),
          trouble.isEmpty() ? Sizes.of(disk.path("free").asLong()) : "-",
          trouble.isEmpty() ? scan(disk.path("number").asInt()) : trouble);
    }
    return table;
  }

  private String scan(int disk) {
    for (JsonNode pass : worker.path("scan").path("passes")) {
      if (pass.path("disk").asInt() == disk) {
        return pass.path("active").asBoolean()
            ? "at %s since %s"
                .formatted(Sizes.of(pass.path("bytes").asLong()), pass.path("startedAt").asString())
            : "last ended %s".formatted(pass.path("finishedAt").asString());
      }
    }
    return "not begun";
  }
}
