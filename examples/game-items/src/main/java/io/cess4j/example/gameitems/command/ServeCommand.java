package io.cess4j.example.gameitems.command;

import io.cess4j.chain.Address;
import io.cess4j.example.gameitems.Items;
import io.cess4j.example.gameitems.Studio;
import io.cess4j.example.kit.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code serve}. */
@Command(
    name = "serve",
    description = "Studio: share the asset with who may read it, revoke for who may no more.")
public final class ServeCommand extends ItemCommand {
  @Parameters(paramLabel = "ITEM", description = "Number.")
  private long id;

  @Option(
      names = "--every",
      defaultValue = "0",
      paramLabel = "SECONDS",
      description = "Again and again, until it is stopped (default: once).")
  private int seconds;

  @Override
  void run(Session session, Items items) {
    Studio studio = studio(session, items);
    do {
      Studio.Served served = studio.serve(id);
      result(
          Map.of(
              "ok",
              true,
              "granted",
              hex(served.granted()),
              "revoked",
              hex(served.revoked()),
              "waiting",
              hex(served.waiting())),
          "granted: %s; revoked: %s; without a reader key yet: %s"
              .formatted(served.granted(), served.revoked(), served.waiting()));
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
    } while (seconds > 0);
  }

  private static List<String> hex(List<Address> accounts) {
    return accounts.stream().map(Address::hex).toList();
  }
}
