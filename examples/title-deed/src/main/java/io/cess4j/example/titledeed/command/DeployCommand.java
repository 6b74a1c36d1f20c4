package io.cess4j.example.titledeed.command;

import io.cess4j.chain.Address;
import io.cess4j.example.kit.DappCommand;
import io.cess4j.example.kit.Session;
import io.cess4j.example.titledeed.Deeds;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code deploy}. */
@Command(name = "deploy", description = "Become the registrar: create the contract.")
public final class DeployCommand extends DappCommand {
  @Override
  protected void run(Session session) {
    if (!session.cess().sharing().hasReaderKey()) {
      session.cess().sharing().registerReaderKey(); // so that owners can show their documents
    }
    Address contract = Deeds.deploy(session);
    result(
        Map.of("ok", true, "contract", contract.hex(), "registrar", session.address().hex()),
        "%s is the registrar; now: export TITLE_DEEDS=%s".formatted(session.address(), contract));
  }
}
