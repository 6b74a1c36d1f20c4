package io.cess4j.scenario;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.RetrievalRecord;
import io.cess4j.chain.event.FileSealed;
import io.cess4j.chain.event.GrantMade;
import io.cess4j.chain.typed.Deliver;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.chain.typed.Voucher;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.proofs.sharing.Reencryption;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes and signs deliveries itself, as docs/formats.md section 16 says and otherwise. */
final class HostileBuyer {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Network network;
  private final Account account;
  private final GrantMade grant;
  private final CapsuleHeader capsule;
  private final HttpClient client = HttpClient.newHttpClient();

  HostileBuyer(Network network, Account account, Bytes32 grant) {
    this.network = network;
    this.account = account;
    this.grant = network.sharing().index().grant(grant).orElseThrow();
    FileSealed file =
        network.sharing().index().files(this.grant.owner(), this.grant.label()).getLast();
    this.capsule = CapsuleHeader.of(file.capsule());
  }

  /** An answer: its status, and the slug of the problem where it is one. */
  record Answer(int status, String problem) {}

  /** Asks with a voucher over these records, from the first of the channel on. */
  Answer ask(URI gateway, long certificate, long channel, List<RetrievalRecord> records)
      throws IOException, InterruptedException {
    BigInteger sum =
        records.stream().map(RetrievalRecord::price).reduce(BigInteger.ZERO, BigInteger::add);
    return ask(gateway, certificate, channel, records, sum);
  }

  /** The same with another sum. */
  Answer ask(
      URI gateway,
      long certificate,
      long channel,
      List<RetrievalRecord> records,
      BigInteger cumulative)
      throws IOException, InterruptedException {
    Bytes32 digest = Bytes32.ZERO;
    for (RetrievalRecord record : records) {
      digest = record.digestAfter(digest);
    }
    TypedDomain domain = domain();
    Map<String, Object> payment = new LinkedHashMap<>();
    payment.put("channel", channel);
    payment.put("cumulative", cumulative.toString());
    payment.put("count", records.size());
    payment.put("start", Bytes32.ZERO.hex());
    payment.put(
        "records",
        "0x"
            + records.stream()
                .map(one -> one.word().hex().substring(2))
                .collect(Collectors.joining()));
    payment.put(
        "voucher",
        hex(domain.signCompact(account, new Voucher(channel, cumulative, records.size(), digest))));
    return post(gateway, JSON.writeValueAsBytes(body(certificate, payment)));
  }

  private Map<String, Object> body(long certificate, Map<String, Object> payment) {
    byte[] recipient = G1.GENERATOR.compressed();
    Instant deadline = network.clock().instant().plusSeconds(300);
    Deliver word =
        new Deliver(
            grant.grant(),
            Bytes32.of(Keccak.hash(Reencryption.eip2537(capsule))),
            certificate,
            Bytes32.of(Keccak.hash(recipient)),
            deadline);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("grant", grant.grant().hex());
    body.put("capsule", hex(capsule.toBytes()));
    body.put("certificate", certificate);
    body.put("account", account.address().hex());
    body.put("recipient", hex(recipient));
    body.put("deadline", deadline.getEpochSecond());
    body.put("signature", hex(domain().sign(account, word)));
    body.put("payment", payment);
    return body;
  }

  /** Sends any bytes. */
  Answer post(URI gateway, byte[] body) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(gateway.resolve("/v1/deliveries"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    JsonNode json = JSON.readTree(answer.body());
    return new Answer(answer.statusCode(), json.path("type").asString(""));
  }

  /** What a gateway says that it has accepted of a channel. */
  String accepted(URI gateway, long channel) throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(gateway.resolve("/v1/deliveries/" + channel)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private TypedDomain domain() {
    return network.billing().payPerRetrieval().domain();
  }

  private static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
