package io.cess4j.cli.files;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Printable;
import io.cess4j.cli.output.Sizes;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.storage.FileName;
import io.cess4j.sdk.storage.FileStat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess stat}. */
@Command(name = "stat", description = "Tell where a file is, until when, and what it costs.")
public final class StatCommand extends CessCommand {
  @Parameters(paramLabel = "FID", description = "File id.")
  private String fid = "";

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      FileStat stat = cess.storage().stat(fid);
      console.result(json(stat), text(stat));
      return true;
    }
  }

  static Map<String, Object> json(FileStat stat) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("fid", stat.fid());
    json.put("owner", stat.owner());
    stat.name()
        .ifPresent(
            name -> {
              json.put("name", name.name());
              json.put("type", name.mediaType());
              json.put("keywords", name.keywords());
            });
    json.put("bytes", stat.bytes());
    json.put("public", stat.isPublic());
    json.put("expiresAt", stat.expiresAt().toString());
    json.put("claimable", stat.claimable().toString());
    json.put("deals", stat.deals().stream().map(StatCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(FileStat.Part part) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("deal", part.deal());
    json.put("k", part.k());
    json.put("n", part.n());
    json.put("tiKey", part.tiKey());
    json.put("startDay", part.startDay());
    json.put("endDay", part.endDay());
    json.put("ratePerMinerDay", part.rate().toString());
    List<Map<String, Object>> placements =
        part.placements().stream()
            .map(
                placement ->
                    Map.<String, Object>of(
                        "slot", placement.slot(),
                        "miner", placement.miner(),
                        "endpoint", placement.endpoint(),
                        "nu", placement.nu()))
            .toList();
    json.put("placements", placements);
    return json;
  }

  private static String text(FileStat stat) {
    Table table = new Table("deal", "slot", "miner", "endpoint", "tag name (nu)");
    for (FileStat.Part part : stat.deals()) {
      for (FileStat.Placement placement : part.placements()) {
        table.row(
            part.deal(), placement.slot(), placement.miner(), placement.endpoint(), placement.nu());
      }
    }
    return """
    %s  %s%s
    owner    %s
    expires  %s
    refund   %s can be claimed for days that miners missed
    %s\
    """
        .formatted(
            stat.name().map(FileName::name).map(Printable::of).orElse("(name sealed to its owner)"),
            Sizes.of(stat.bytes()),
            stat.isPublic() ? "  public" : "",
            stat.owner(),
            Words.date(stat.expiresAt()),
            Amounts.cess(stat.claimable()),
            table);
  }
}
