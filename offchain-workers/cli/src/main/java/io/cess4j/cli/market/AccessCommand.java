package io.cess4j.cli.market;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.AccessMode;
import io.cess4j.chain.contract.AccessStanding;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.market.Admission;
import io.cess4j.sdk.market.DataTerms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights access}. */
@Command(
    name = "access",
    description = {
      "Who may read a certificate's data; its holder sets that, from this block on.",
      "open: everybody but blocked accounts. listed: allowed accounts only. closed: nobody."
          + " Blocking bars an account, not a person: 'listed' is what keeps strangers out."
    })
public final class AccessCommand extends CessCommand {
  @Parameters(index = "0", paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long certificate;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "MODE",
      description = "open, listed or closed (default: as it is).")
  private @Nullable AccessMode mode;

  @Option(
      names = "--allow",
      split = ",",
      paramLabel = "ACCOUNT",
      description = "Puts accounts on the list.")
  private List<String> allowed = new ArrayList<>();

  @Option(
      names = "--block",
      split = ",",
      paramLabel = "ACCOUNT",
      description = "Bars accounts from reading and buying.")
  private List<String> blocked = new ArrayList<>();

  @Option(
      names = "--forget",
      split = ",",
      paramLabel = "ACCOUNT",
      description = "Neither lists nor bars them any more.")
  private List<String> forgotten = new ArrayList<>();

  @Option(
      names = "--of",
      split = ",",
      paramLabel = "ACCOUNT",
      description = "Only says how these stand.")
  private List<String> asked = new ArrayList<>();

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    Map<AccessStanding, List<Address>> changes = new LinkedHashMap<>();
    changes.put(AccessStanding.LISTED, accounts(allowed));
    changes.put(AccessStanding.BLOCKED, accounts(blocked));
    changes.put(AccessStanding.NONE, accounts(forgotten));
    List<Address> shown = new ArrayList<>(accounts(asked));
    changes.values().forEach(shown::addAll);
    try (Cess cess = connection.connect()) {
      DataTerms terms = cess.rights().terms();
      changes.forEach((standing, some) -> terms.setStanding(certificate, standing, some));
      if (mode != null) {
        terms.setAccess(certificate, mode);
      }
      AccessMode now = terms.of(certificate).access();
      Map<Address, Admission> admissions = new LinkedHashMap<>();
      shown.forEach(account -> admissions.put(account, terms.admission(certificate, account)));
      console.result(json(now, admissions), text(now, admissions));
      return true;
    }
  }

  private static List<Address> accounts(List<String> words) {
    return words.stream().map(Words::account).toList();
  }

  private String text(AccessMode now, Map<Address, Admission> admissions) {
    StringBuilder text = new StringBuilder("certificate %d is ".formatted(certificate));
    text.append(
        switch (now) {
          case OPEN -> "open to everybody who is not blocked";
          case LISTED -> "open to listed accounts only";
          case CLOSED -> "closed";
        });
    admissions.forEach(
        (account, admission) ->
            text.append(System.lineSeparator())
                .append(account)
                .append(admission.admitted() ? " may read" : " may not read")
                .append(
                    switch (admission.standing()) {
                      case LISTED -> ", listed";
                      case BLOCKED -> ", blocked";
                      case NONE -> "";
                    }));
    return text.toString();
  }

  private Map<String, Object> json(AccessMode now, Map<Address, Admission> admissions) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("certificate", certificate);
    json.put("access", word(now));
    json.put(
        "accounts",
        admissions.entrySet().stream()
            .map(
                entry ->
                    Map.of(
                        "account",
                        entry.getKey().hex(),
                        "standing",
                        word(entry.getValue().standing()),
                        "admitted",
                        entry.getValue().admitted()))
            .toList());
    return json;
  }

  private static String word(Enum<?> member) {
    return member.name().toLowerCase(Locale.ROOT);
  }
}
