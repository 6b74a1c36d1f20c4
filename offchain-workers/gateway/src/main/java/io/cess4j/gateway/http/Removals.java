package io.cess4j.gateway.http;

import io.cess4j.chain.Network;
import io.cess4j.chain.event.DealActivated;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.chain.typed.Removal;
import io.cess4j.gateway.GatewayException.NotAuthorised;
import io.cess4j.gateway.GatewayException.NotFound;
import io.cess4j.gateway.GatewayException.RequestMalformed;
import io.cess4j.gateway.read.StoredFiles;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * {@code DELETE /v1/files/{fid}} with {@code Cess-Removals: deal:deadline:signature[,...]}, the
 * owner's Removal signatures, one a deal. The gateway pays the gas; the refund goes to the owner.
 */
final class Removals {
  record Signed(Instant deadline, byte[] signature) {}

  private final Network network;
  private final TransactionSender sender;
  private final StoredFiles files;

  Removals(Network network, TransactionSender sender, StoredFiles files) {
    this.network = network;
    this.sender = sender;
    this.files = files;
  }

  ServerResponse handle(ServerRequest request) {
    String fid = Fids.of(request);
    Map<Long, Signed> signed = parse(request.servletRequest().getHeader("Cess-Removals"));
    List<DealActivated> deals =
        files.activations(fid).stream().filter(deal -> signed.containsKey(deal.deal())).toList();
    if (deals.isEmpty()) {
      throw new NotFound("none of the deals in Cess-Removals is an active one of file " + fid);
    }
    deals.forEach(deal -> check(deal, signed));
    List<Map<String, Object>> removed = new ArrayList<>();
    for (DealActivated deal : deals) {
      Signed one = Objects.requireNonNull(signed.get(deal.deal()));
      var removal =
          network
              .deals()
              .remove(
                  sender,
                  deal.deal(),
                  files.carriers(deal).holdings(),
                  one.deadline(),
                  one.signature());
      removed.add(Map.of("deal", deal.deal(), "tx", removal.receipt().transaction().hex()));
    }
    return ServerResponse.ok().body(Map.of("fid", fid, "removed", removed));
  }

  /** Before any gas is spent. */
  private void check(DealActivated deal, Map<Long, Signed> signed) {
    Signed one = Objects.requireNonNull(signed.get(deal.deal()));
    boolean byOwner =
        network
            .domain()
            .recover(new Removal(deal.deal(), one.deadline()), one.signature())
            .filter(deal.owner()::equals)
            .isPresent();
    if (!byOwner) {
      throw new NotAuthorised(
          "the removal of deal %d is not signed by its owner %s"
              .formatted(deal.deal(), deal.owner()));
    }
    if (one.deadline().isBefore(network.clock().instant())) {
      throw new NotAuthorised(
          "the removal of deal %d ended at %s".formatted(deal.deal(), one.deadline()));
    }
  }

  static Map<Long, Signed> parse(@Nullable String header) {
    if (header == null) {
      throw new RequestMalformed(
          "Cess-Removals is missing; send deal:deadline:signature for each deal", null);
    }
    Map<Long, Signed> signed = new HashMap<>();
    try {
      for (String one : header.split(",", -1)) {
        String[] parts = one.strip().split(":", -1);
        if (parts.length != 3) {
          throw new IllegalArgumentException("%d parts instead of 3".formatted(parts.length));
        }
        String hex = parts[2].startsWith("0x") ? parts[2].substring(2) : parts[2];
        Instant deadline = Instant.ofEpochSecond(Long.parseLong(parts[1]));
        if (deadline.isBefore(Instant.EPOCH)) { // no uint256 that anybody could have signed
          throw new IllegalArgumentException("the deadline " + parts[1] + " is negative");
        }
        signed.put(Long.parseLong(parts[0]), new Signed(deadline, HexFormat.of().parseHex(hex)));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new RequestMalformed("Cess-Removals cannot be read: " + e.getMessage(), e);
    }
    return signed;
  }
}
