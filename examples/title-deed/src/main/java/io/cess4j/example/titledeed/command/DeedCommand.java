package io.cess4j.example.titledeed.command;

import io.cess4j.chain.Address;
import io.cess4j.example.kit.DappCommand;
import io.cess4j.example.kit.DappException;
import io.cess4j.example.kit.Session;
import io.cess4j.example.kit.Works;
import io.cess4j.example.titledeed.Deeds;
import io.cess4j.example.titledeed.Papers;
import io.cess4j.sdk.storage.PutOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands but {@code deploy} share: the contract. */
abstract class DeedCommand extends DappCommand {
  @Option(
      names = "--contract",
      defaultValue = "${env:TITLE_DEEDS}",
      paramLabel = "ADDRESS",
      description = "The deeds' contract, as 'deploy' said (default: $TITLE_DEEDS).")
  private @Nullable String contract;

  @Override
  protected final void run(Session session) {
    if (contract == null || contract.isEmpty()) {
      throw new DappException(
          "which contract? Give --contract or set TITLE_DEEDS to what 'title-deed deploy' says");
    }
    run(session, new Deeds(Address.of(contract), session));
  }

  abstract void run(Session session, Deeds deeds);

  final Works works(Session session) {
    return new Works(session, this::say);
  }

  final Papers papers(Session session) {
    return new Papers(session, works(session), PutOptions.defaults());
  }

  /** Before anything is stored and paid for. */
  static Path existing(Path document) {
    if (!Files.isRegularFile(document)) {
      throw new DappException(document + " is no regular file: name the document");
    }
    return document;
  }
}
