package io.cess4j.gateway;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.AccessMode;
import io.cess4j.chain.contract.AccessPrices;
import io.cess4j.chain.contract.GrantTerms;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.proofs.sharing.Delegation;
import io.cess4j.proofs.sharing.LabelKey;
import io.cess4j.proofs.sharing.Labels;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A registered work that is for sale, and a grant by which it is delivered. */
final class PaidWork {
  static final BigInteger PRICE = BigInteger.TEN.pow(15);
  static final BigInteger SUBSCRIPTION = BigInteger.TEN.pow(16);
  static final byte[] CONTEXT = {9, 9};

  final TestNetwork test;
  final Network network;
  final TransactionSender seller;
  final long certificate;
  final LabelKey label;
  final byte[] payload;
  final byte[] capsule;
  private final RandomGenerator random;

  /** Registers a work of its own; prices hold when this returns. */
  PaidWork(TestNetwork test, Account holder, long seed) {
    this.test = test;
    this.network = test.network();
    this.seller = test.sender(holder);
    this.random = new SplittableRandom(seed);
    this.certificate = register();
    this.label = LabelKey.derive(SecretScalar.random(random), Labels.ofCertificate(certificate), 1);
    this.payload = new byte[64];
    random.nextBytes(payload);
    this.capsule = Capsule.seal(payload, label.publicKey(), CONTEXT, random);
    var terms = network.billing().accessTerms();
    terms.setTerms(seller, certificate, new AccessPrices(PRICE, SUBSCRIPTION, Duration.ofDays(30)));
    terms.setAccess(seller, certificate, AccessMode.OPEN);
    test.advance(Duration.ofDays(1).plusSeconds(60)); // PriceNotice
  }

  private long register() {
    Bytes32 instance = word();
    RightsClaim claim =
        new RightsClaim(
            word(),
            instance,
            word(),
            word(),
            word(),
            RightsClaim.algorithm("mdrc-image/1"),
            word(),
            1,
            RightsMedia.IMAGE);
    Bytes32 salt = word();
    network
        .dataRights()
        .commit(seller, network.dataRights().commitmentOf(seller.address(), claim, salt));
    test.advance(Duration.ofSeconds(2));
    RightsDescription text = new RightsDescription("Hafen", "photograph", "", Bytes32.ZERO);
    return network.dataRights().reveal(seller, claim, text, 500, salt).value().number();
  }

  /** E ‖ V ‖ s of the capsule. */
  byte[] header() {
    return Arrays.copyOf(capsule, CapsuleHeader.BYTES);
  }

  /** Shares of a grant, by proxy. */
  record Granted(Bytes32 id, Delegation delegation, Map<Address, String> bodies) {}

  /** The grant, by the label of this certificate, for the contract that everybody may pay. */
  Granted grant(List<Address> proxies, int threshold) {
    return grant(
        proxies,
        threshold,
        Labels.ofCertificate(certificate),
        network.billing().payingReader().address(),
        G1.GENERATOR);
  }

  Granted grant(List<Address> proxies, int threshold, Hash256 name, Address reader, G1 readerKey) {
    Bytes32 salt = word();
    Bytes32 id = network.sharing().grants().idOf(seller.address(), salt);
    List<AccountAddress> accounts =
        proxies.stream().sorted().map(one -> AccountAddress.of(one.bytes())).toList();
    Delegation delegation =
        Delegation.split(label, readerKey, Hash256.of(id.bytes()), accounts, threshold, random);
    ByteArrayOutputStream keys = new ByteArrayOutputStream();
    delegation.shares().forEach(share -> keys.writeBytes(share.publicKey().eip2537()));
    GrantTerms terms =
        new GrantTerms(
            salt,
            Bytes32.of(name.toBytes()),
            reader,
            Optional.empty(),
            threshold,
            label.publicKey().eip2537(),
            readerKey.eip2537(),
            delegation.points().ephemeral().eip2537(),
            proxies.stream().sorted().toList(),
            keys.toByteArray());
    network.sharing().grants().grant(seller, terms, List.of());
    Map<Address, String> bodies = new java.util.TreeMap<>();
    delegation
        .shares()
        .forEach(
            share -> {
              Address proxy = Address.of(share.proxy().toBytes());
              G1 key = G1.ofEip2537(network.sharing().index().proxy(proxy).orElseThrow().key());
              byte[] sealed = share.sealTo(key, Hash256.of(id.bytes()), random);
              bodies.put(
                  proxy,
                  "{\"grant\":\"%s\",\"share\":\"0x%s\"}"
                      .formatted(id.hex(), HexFormat.of().formatHex(sealed)));
            });
    return new Granted(id, delegation, bodies);
  }

  private Bytes32 word() {
    return Bytes32.of(
        Keccak.hash(ByteBuffer.allocate(Long.BYTES).putLong(random.nextLong()).array()));
  }
}
