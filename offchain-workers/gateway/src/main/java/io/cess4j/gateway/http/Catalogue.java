package io.cess4j.gateway.http;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.event.DealActivated;
import io.cess4j.gateway.GatewayException.RequestMalformed;
import io.cess4j.gateway.read.StoredFiles;
import io.cess4j.retrieval.HeldFile;
import io.cess4j.retrieval.SignedDescriptor;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What is stored: descriptors of a file, files of an owner, and the gateway itself. */
final class Catalogue {
  private final Network network;
  private final Address account;
  private final String directory;
  private final StoredFiles files;

  Catalogue(Network network, Address account, String directory, StoredFiles files) {
    this.network = network;
    this.account = account;
    this.directory = directory;
    this.files = files;
  }

  ServerResponse descriptors(ServerRequest request) {
    HeldFile file = files.find(Fids.of(request));
    List<Map<String, Object>> all = new ArrayList<>();
    for (SignedDescriptor signed : file.signed()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("deal", signed.descriptor().deal());
      one.put("root", signed.descriptor().root().toHex());
      one.put("descriptor", Base64.getEncoder().encodeToString(signed.bytes().toBytes()));
      one.put("signature", HexFormat.of().formatHex(signed.signature().toBytes()));
      all.add(one);
    }
    return ServerResponse.ok().body(Map.of("fid", file.fid(), "descriptors", all));
  }

  ServerResponse list(ServerRequest request) {
    Address owner;
    try {
      owner = Address.of(request.param("owner").orElse(""));
    } catch (IllegalArgumentException e) {
      throw new RequestMalformed(
          "the query needs owner=0x and 40 hex digits: " + e.getMessage(), e);
    }
    Map<String, List<DealActivated>> byFile = new LinkedHashMap<>();
    for (DealActivated deal : files.ofOwner(owner)) {
      byFile.computeIfAbsent(deal.fid().hex().substring(2), fid -> new ArrayList<>()).add(deal);
    }
    List<Map<String, Object>> list = new ArrayList<>();
    byFile.forEach((fid, deals) -> list.add(entry(fid, deals)));
    return ServerResponse.ok().body(Map.of("owner", owner.hex(), "files", list));
  }

  private Map<String, Object> entry(String fid, List<DealActivated> deals) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("fid", fid);
    entry.put("deals", deals.stream().map(DealActivated::deal).toList());
    entry.put("ciphertextBytes", deals.stream().mapToLong(DealActivated::size).sum());
    entry.put("expiresAt", network.calendar().startOf(deals.getFirst().endDay()).getEpochSecond());
    return entry;
  }

  ServerResponse status(ServerRequest request) {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("role", "gateway");
    status.put("account", account.hex());
    status.put("chainId", network.connection().chainId());
    status.put("directory", directory);
    status.put("block", network.connection().latestBlock().number());
    return ServerResponse.ok().body(status);
  }
}
