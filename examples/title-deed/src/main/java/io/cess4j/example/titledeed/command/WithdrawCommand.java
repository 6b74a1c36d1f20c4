package io.cess4j.example.titledeed.command;

import io.cess4j.example.kit.Session;
import io.cess4j.example.titledeed.Deeds;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code withdraw}. */
@Command(name = "withdraw", description = "Owner: take an offer back.")
public final class WithdrawCommand extends DeedCommand {
  @Parameters(paramLabel = "DEED", description = "Number.")
  private long deed;

  @Override
  void run(Session session, Deeds deeds) {
    deeds.withdraw(deed);
    result(Map.of("ok", true, "deed", deed), "deed %d is not offered any more".formatted(deed));
  }
}
