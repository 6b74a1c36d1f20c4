package io.cess4j.cli.demo.rights;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.RetrievalRecord;
import io.cess4j.chain.event.FileSealed;
import io.cess4j.chain.event.GrantMade;
import io.cess4j.chain.typed.Deliver;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.chain.typed.Voucher;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.proofs.sharing.Reencryption;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A blocked account that does not ask its own software, which would refuse: it opens a channel,
 * signs a good voucher and sends it to the gateways itself (docs/formats.md section 16).
 */
final class Intruder {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SIGNATURE = 64;
  private static final Duration CHANNEL = Duration.ofHours(1);
  private static final Duration REQUEST = Duration.ofMinutes(5);

  private final Person person;
  private final Network network;
  private final TypedDomain domain;

  Intruder(Person person) {
    this.person = person;
    this.network = person.network();
    this.domain = network.billing().payPerRetrieval().domain();
  }

  /**
   * What a gateway said.
   *
   * @param status of HTTP
   * @param sealed whether there was anything of the key in it
   */
  record Refusal(int status, boolean sealed, String detail) {}

  /**
   * Asks every gateway of a grant.
   *
   * @param file as the grant's owner has sealed it
   */
  List<Refusal> ask(GrantMade grant, FileSealed file, long certificate, List<URI> gateways)
      throws IOException, InterruptedException {
    byte[] body = body(grant, CapsuleHeader.of(file.capsule()), certificate);
    List<Refusal> answers = new ArrayList<>();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (URI gateway : gateways) {
        HttpResponse<byte[]> response =
            client.send(
                HttpRequest.newBuilder(gateway.resolve("/v1/deliveries"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        var json = JSON.readTree(response.body());
        answers.add(
            new Refusal(
                response.statusCode(), json.has("sealed"), json.path("detail").asString("")));
      }
    }
    return answers;
  }

  private byte[] body(GrantMade grant, CapsuleHeader header, long certificate) {
    Instant now = network.connection().latestBlock().timestamp();
    long channel =
        network
            .billing()
            .payPerRetrieval()
            .open(person.sender(), grant.proxies().getFirst(), Shop.RETRIEVAL, now.plus(CHANNEL))
            .value();
    RetrievalRecord record = new RetrievalRecord(certificate, Shop.RETRIEVAL, 1, now, false);
    Voucher voucher = new Voucher(channel, Shop.RETRIEVAL, 1, record.digestAfter(Bytes32.ZERO));
    Map<String, Object> payment = new LinkedHashMap<>();
    payment.put("channel", channel);
    payment.put("cumulative", Shop.RETRIEVAL.toString());
    payment.put("count", 1);
    payment.put("start", Bytes32.ZERO.hex());
    payment.put("records", record.word().hex());
    payment.put("voucher", hex(domain.signCompact(person.account(), voucher)));
    payment.put("accepted", hex(new byte[SIGNATURE]));
    try (SecretScalar recipient = SecretScalar.random(new SecureRandom())) {
      byte[] key = recipient.timesG1().compressed();
      Instant deadline = now.plus(REQUEST);
      Deliver word =
          new Deliver(
              grant.grant(),
              Bytes32.of(Keccak.hash(Reencryption.eip2537(header))),
              certificate,
              Bytes32.of(Keccak.hash(key)),
              deadline);
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("grant", grant.grant().hex());
      body.put("capsule", hex(header.toBytes()));
      body.put("certificate", certificate);
      body.put("account", person.address().hex());
      body.put("recipient", hex(key));
      body.put("deadline", deadline.getEpochSecond());
      body.put("signature", hex(domain.sign(person.account(), word)));
      body.put("payment", payment);
      return JSON.writeValueAsBytes(body);
    }
  }

  private static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
