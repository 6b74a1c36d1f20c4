package io.cess4j.example.titledeed.command;

import io.cess4j.chain.Address;
import io.cess4j.example.kit.Session;
import io.cess4j.example.titledeed.Deeds;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code issue}. */
@Command(name = "issue", description = "Registrar: issue the deed of a parcel.")
public final class IssueCommand extends DeedCommand {
  @Option(names = "--owner", required = true, paramLabel = "ADDRESS", description = "Whose it is.")
  private String owner = "";

  @Option(
      names = "--certificate",
      required = true,
      paramLabel = "NUMBER",
      description = "Of the document that proves it; its holder is the owner.")
  private long certificate;

  @Option(names = "--parcel", required = true, paramLabel = "TEXT", description = "Name, public.")
  private String parcel = "";

  @Override
  void run(Session session, Deeds deeds) {
    long deed = deeds.issue(Address.of(owner), parcel, works(session).find(certificate));
    result(Map.of("ok", true, "deed", deed), "deed %d of %s".formatted(deed, parcel));
  }
}
