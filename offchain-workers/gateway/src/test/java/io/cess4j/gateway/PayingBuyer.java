package io.cess4j.gateway;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.RetrievalRecord;
import io.cess4j.chain.typed.Deliver;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.chain.typed.Voucher;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.proofs.sharing.Reencryption;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A buyer's side of a channel, which can also be made to cheat. */
final class PayingBuyer {
  private static final AtomicLong LAST = new AtomicLong();
  final Network network;
  final Account account;
  final Address gateway;
  final long channel;
  final SecretScalar secret;
  final List<RetrievalRecord> records = new ArrayList<>();

  PayingBuyer(
      Network network, Account account, Address gateway, BigInteger deposit, SecretScalar secret) {
    this.network = network;
    this.account = account;
    this.gateway = gateway;
    this.secret = secret;
    // The chain of a test is rolled back, the gateway's book is not: no two tests use one number.
    while (network.billing().payPerRetrieval().channelCount() < LAST.get()) {
      open(BigInteger.ZERO);
    }
    this.channel = open(deposit);
    LAST.set(channel);
  }

  private long open(BigInteger deposit) {
    return network
        .billing()
        .payPerRetrieval()
        .open(network.sender(account), gateway, deposit, now().plus(Duration.ofDays(3)))
        .value();
  }

  Instant now() {
    return network.connection().latestBlock().timestamp();
  }

  RetrievalRecord record(long certificate, BigInteger price) {
    return new RetrievalRecord(certificate, price, 1_000, now(), false);
  }

  /** The voucher over all records and one more, as JSON has it. */
  Map<String, Object> payment(RetrievalRecord next) {
    List<RetrievalRecord> all = new ArrayList<>(records);
    all.add(next);
    return payment(all, account);
  }

  Map<String, Object> payment(List<RetrievalRecord> all, Account signer) {
    Bytes32 digest = Bytes32.ZERO;
    BigInteger sum = BigInteger.ZERO;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (RetrievalRecord one : all) {
      digest = one.digestAfter(digest);
      sum = sum.add(one.price());
      bytes.writeBytes(one.word().bytes());
    }
    Voucher voucher = new Voucher(channel, sum, all.size(), digest);
    Map<String, Object> payment = new LinkedHashMap<>();
    payment.put("channel", channel);
    payment.put("cumulative", sum.toString());
    payment.put("count", all.size());
    payment.put("start", Bytes32.ZERO.hex());
    payment.put("records", hex(bytes.toByteArray()));
    payment.put("voucher", hex(domain().signCompact(signer, voucher)));
    return payment;
  }

  /** The whole body. */
  Map<String, Object> body(
      PaidWork work, Bytes32 grant, Map<String, Object> payment, Instant deadline) {
    return body(work.header(), work.certificate, grant, payment, deadline, account);
  }

  Map<String, Object> body(
      byte[] header,
      long certificate,
      Bytes32 grant,
      Map<String, Object> payment,
      Instant deadline,
      Account signer) {
    byte[] recipient = secret.timesG1().compressed();
    Deliver deliver =
        new Deliver(
            grant,
            Bytes32.of(Keccak.hash(Reencryption.eip2537(CapsuleHeader.of(header)))),
            certificate,
            Bytes32.of(Keccak.hash(recipient)),
            deadline);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("grant", grant.hex());
    body.put("capsule", hex(header));
    body.put("certificate", certificate);
    body.put("account", account.address().hex());
    body.put("recipient", hex(recipient));
    body.put("deadline", deadline.getEpochSecond());
    body.put("signature", hex(domain().sign(signer, deliver)));
    body.put("payment", payment);
    return body;
  }

  TypedDomain domain() {
    return network.billing().payPerRetrieval().domain();
  }

  static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
