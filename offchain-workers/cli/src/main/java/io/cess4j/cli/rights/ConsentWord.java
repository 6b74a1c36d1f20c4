package io.cess4j.cli.rights;

import io.cess4j.chain.contract.SignedConsent;
import io.cess4j.cli.CommandException;
import io.cess4j.protocol.ByteString;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;

/** A signed consent as one word that people can pass on: seconds since 1970, a colon, hex. */
final class ConsentWord {
  private static final int LONGEST = 4_096;

  private ConsentWord() {}

  static String of(SignedConsent consent) {
    return consent.deadline().getEpochSecond()
        + ":"
        + HexFormat.of().formatHex(consent.signature().toBytes());
  }

  static SignedConsent parse(String word) {
    int colon = word.indexOf(':');
    try {
      if (colon > 0 && word.length() <= LONGEST) {
        return new SignedConsent(
            Instant.ofEpochSecond(Long.parseLong(word.substring(0, colon))),
            ByteString.of(HexFormat.of().parseHex(word.substring(colon + 1))));
      }
    } catch (IllegalArgumentException | DateTimeException malformed) {
      throw malformed();
    }
    throw malformed();
  }

  private static CommandException malformed() {
    return new CommandException(
        "the consent is not what 'cess rights consent' prints (seconds, a colon, hex): copy it whole");
  }
}
