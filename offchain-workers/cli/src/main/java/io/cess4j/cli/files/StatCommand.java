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
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess stat}. */
@Command(
    name = "stat",
    description = "Tell where a file is, until when, how safe it is, and what came back of it.")
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
    json.put("condition", Conditions.word(stat.condition()));
    json.put("refunded", Conditions.refunded(stat).toString());
    json.put("claimable", stat.claimable().toString());
    json.put("fines", stat.fines().toString());
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
    json.put("condition", Conditions.word(part.condition()));
    part.loss().ifPresent(loss -> json.put("loss", Conditions.json(loss)));
    json.put("placements", part.placements().stream().map(StatCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(FileStat.Placement placement) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("slot", placement.slot());
    json.put("miner", placement.miner());
    json.put("endpoint", placement.endpoint());
    json.put("nu", placement.nu());
    json.put("lost", placement.isLost());
    placement.repair().ifPresent(repair -> json.put("repair", Conditions.json(repair)));
    return json;
  }

  private static String text(FileStat stat) {
    Table table = new Table("deal", "slot", "miner", "endpoint", "tag name (nu)", "");
    for (FileStat.Part part : stat.deals()) {
      for (FileStat.Placement placement : part.placements()) {
        table.row(
            part.deal(),
            placement.slot(),
            placement.miner() == 0 ? "nobody" : placement.miner(),
            placement.endpoint(),
            placement.nu(),
            Conditions.repair(placement));
      }
    }
    return """
    %s  %s%s
    owner    %s
    expires  %s
    state    %s
    refund   %s for days that miners missed and %s of their fines can be claimed: 'cess refund'
    %s\
    """
        .formatted(
            stat.name().map(FileName::name).map(Printable::of).orElse("(name sealed to its owner)"),
            Sizes.of(stat.bytes()),
            stat.isPublic() ? "  public" : "",
            stat.owner(),
            Words.date(stat.expiresAt()),
            Conditions.words(stat),
            Amounts.cess(stat.claimable()),
            Amounts.cess(stat.fines()),
            table);
  }
}
