package io.cess4j.cli.files;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.storage.Refunds;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess refund}. */
@Command(
    name = "refund",
    description = {
      "Claim what missed days of miners brought you: fees they did not earn, your part of their"
          + " fines.",
      "Without FID and --all it only shows what is due. It comes into the vault and costs gas only."
    })
public final class RefundCommand extends CessCommand {
  @Parameters(arity = "0..1", paramLabel = "FID", description = "Of this file only.")
  private @Nullable String fid;

  @Option(names = "--all", description = "Of all deals of the account, removed and lost ones too.")
  private boolean all;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    if (all && fid != null) {
      throw new CommandException("FID and --all contradict each other: give one of them");
    }
    try (Cess cess = connection.connect()) {
      List<Refunds.Due> due = cess.refunds().due().stream().filter(this::isMeant).toList();
      BigInteger before = cess.balances().vault();
      Table table = new Table("deal", "file", "missed days", "fines");
      due.forEach(
          one ->
              table.row(
                  one.deal(), one.fid(), Amounts.cess(one.fees()), Amounts.cess(one.fines())));
      List<Refunds.Due> claimed = List.of();
      if ((all || fid != null) && !due.isEmpty()) {
        console.say(table.toString());
        claimed = due.stream().map(cess.refunds()::claim).toList();
      }
      BigInteger after = cess.balances().vault();
      console.result(json(due, claimed, before, after), text(table, due, claimed, before, after));
      return true;
    }
  }

  private boolean isMeant(Refunds.Due due) {
    return fid == null || due.fid().equals(fid.startsWith("0x") ? fid.substring(2) : fid);
  }

  private static Map<String, Object> json(
      List<Refunds.Due> due, List<Refunds.Due> claimed, BigInteger before, BigInteger after) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("due", due.stream().map(RefundCommand::json).toList());
    json.put("claimed", claimed.stream().map(RefundCommand::json).toList());
    json.put("total", total(claimed).toString());
    json.put("vaultBefore", before.toString());
    json.put("vaultAfter", after.toString());
    return json;
  }

  private static Map<String, Object> json(Refunds.Due due) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("deal", due.deal());
    json.put("fid", due.fid());
    json.put("missedDays", due.fees().toString());
    json.put("fines", due.fines().toString());
    return json;
  }

  private static String text(
      Table table,
      List<Refunds.Due> due,
      List<Refunds.Due> claimed,
      BigInteger before,
      BigInteger after) {
    if (due.isEmpty()) {
      return "nothing is due";
    }
    return claimed.isEmpty()
        ? "%s%n%s are due; claim them with 'cess refund --all' or with a FID"
            .formatted(table, Amounts.cess(total(due)))
        : "claimed %s; the vault had %s and has %s"
            .formatted(Amounts.cess(total(claimed)), Amounts.cess(before), Amounts.cess(after));
  }

  private static BigInteger total(List<Refunds.Due> all) {
    return all.stream().map(Refunds.Due::total).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
