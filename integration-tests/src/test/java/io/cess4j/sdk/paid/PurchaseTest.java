package io.cess4j.sdk.paid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.AccessMode;
import io.cess4j.chain.contract.AccessPrices;
import io.cess4j.chain.contract.AccessStanding;
import io.cess4j.chain.contract.GrantTerms;
import io.cess4j.chain.contract.SealedFile;
import io.cess4j.chain.event.ProxyRegistered;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.gateway.Gateway;
import io.cess4j.gateway.GatewayConfiguration;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.proofs.sharing.Delegation;
import io.cess4j.proofs.sharing.KeyShare;
import io.cess4j.proofs.sharing.LabelKey;
import io.cess4j.proofs.sharing.Labels;
import io.cess4j.proofs.sharing.SharedOpening;
import io.cess4j.proofs.sharing.SharingKeys;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import io.cess4j.runtime.RunningWorker;
import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.configuration.Password;
import io.cess4j.runtime.web.Listen;
import io.cess4j.runtime.web.TlsMode;
import io.cess4j.sdk.sharing.ProxyClient;
import io.cess4j.sdk.sharing.SharedReading;
import io.cess4j.sdk.storage.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The buyer's side against two real gateways, without a file: voucher, answers, crash, refusal. */
@WithDevnet
@Tag("full") // each test starts two gateways
@Timeout(600)
class PurchaseTest {
  private static final BigInteger PRICE = BigInteger.TEN.pow(15);
  private static final long SIZE = 1_000;

  private final TestNetwork test;
  private final Network network;
  private final Account buyer;
  private final SecureRandom random = new SecureRandom();
  private final List<RunningWorker> gateways = new ArrayList<>();
  private final byte[] keys = bytes(64);
  private long certificate;
  private Hash256 commitment;
  private Bytes32 fid;
  @TempDir private Path folder;

  PurchaseTest(TestNetwork test) {
    this.test = test;
    this.network = test.network();
    this.buyer = test.accounts().otherClient();
  }

  @BeforeEach
  void publish() throws IOException, ProxyClient.Failed {
    for (int i = 0; i < 2; i++) {
      gateways.add(gateway(i));
      Address account = test.accounts().gateway(i).address();
      while (network.sharing().proxies().keyOf(account).isZero()) {
        Thread.onSpinWait(); // it registers by itself, once its port is bound
      }
    }
    commitment = Hash256.of(bytes(32));
    fid = Bytes32.of(bytes(32));
    certificate = register();
    TransactionSender seller = test.sender(test.accounts().client());
    var terms = network.billing().accessTerms();
    terms.setTerms(seller, certificate, new AccessPrices(PRICE, PRICE, Duration.ofDays(30)));
    terms.setAccess(seller, certificate, AccessMode.OPEN);
    test.advance(network.parameters().constants().day().plusSeconds(60)); // PriceNotice
    network.clock().refresh();
    grant(seller);
  }

  @AfterEach
  void stop() {
    gateways.forEach(RunningWorker::close);
  }

  @Test
  void aVoucherIsAnsweredByBothAndAgainAfterACrash() {
    Counter counter = counter();
    OnSale item = counter.shelf().find(certificate);
    assertThat(item.alive()).hasSize(2);
    Charge charge = counter.tariff().of(certificate);
    assertThat(charge.price()).isEqualTo(PRICE);
    OpenChannel signed = counter.till().sign(item, charge, SIZE, null, null, null);
    assertThat(signed.left()).isEqualTo(PRICE.multiply(BigInteger.valueOf(9)));
    assertThat(open(item, counter.courier(item, Progress.SILENT).deliver(signed))).isEqualTo(keys);

    Counter afterACrash = counter();
    OpenChannel found = afterACrash.till().underWay(item, null).orElseThrow();
    assertThat(found.book().accepted().length()).isEqualTo(64);
    assertThat(found.book().signature()).isEqualTo(signed.book().signature());
    assertThat(open(item, afterACrash.courier(item, Progress.SILENT).deliver(found)))
        .isEqualTo(keys);

    Counter later = counter();
    later.purse().write(found.book().as(ChannelBook.State.SERVED));
    OpenChannel next =
        later.till().sign(item, later.tariff().of(certificate), SIZE, null, null, null);
    assertThat(next.book().channel()).isEqualTo(signed.book().channel());
    assertThat(next.book().count()).isEqualTo(2);
    assertThat(open(item, later.courier(item, Progress.SILENT).deliver(next))).isEqualTo(keys);
  }

  @Test
  void aVoucherThatWasNeverSentIsSentAfterACrash() {
    Counter counter = counter();
    OnSale item = counter.shelf().find(certificate);
    OpenChannel signed =
        counter.till().sign(item, counter.tariff().of(certificate), SIZE, null, null, null);
    Counter afterACrash = counter();
    OpenChannel found = afterACrash.till().underWay(item, null).orElseThrow();
    assertThat(found.book()).isEqualTo(signed.book());
    assertThat(open(item, afterACrash.courier(item, Progress.SILENT).deliver(found)))
        .isEqualTo(keys);
  }

  @Test
  void anOldCopyOfThePurseSpoilsItsChannelAndNothingElse() {
    Counter counter = counter();
    OnSale item = counter.shelf().find(certificate);
    OpenChannel first =
        counter.till().sign(item, counter.tariff().of(certificate), SIZE, null, null, null);
    counter.courier(item, Progress.SILENT).deliver(first);

    Counter old = counter(folder.resolve("old"));
    old.purse().write(ChannelBook.opened(first.book().channel(), first.book().opening()));
    OpenChannel other =
        old.till().sign(item, old.tariff().of(certificate), SIZE + 1, null, null, null);
    assertThat(other.book().channel()).isEqualTo(first.book().channel());
    assertThatThrownBy(() -> old.courier(item, Progress.SILENT).deliver(other))
        .isInstanceOf(PaidException.ChannelSpoiled.class);
    OpenChannel fresh = old.till().sign(item, old.tariff().of(certificate), SIZE, null, null, null);
    assertThat(fresh.book().channel()).isNotEqualTo(first.book().channel());
    assertThat(open(item, old.courier(item, Progress.SILENT).deliver(fresh))).isEqualTo(keys);
  }

  @Test
  void whoIsBlockedSignsNothingAndBelowTheThresholdNobodyDoes() {
    network
        .billing()
        .accessTerms()
        .setStanding(
            test.sender(test.accounts().client()),
            certificate,
            AccessStanding.BLOCKED,
            List.of(buyer.address()));
    Counter counter = counter();
    assertThatThrownBy(() -> counter.tariff().of(certificate))
        .isInstanceOf(PaidException.NotAdmitted.class);
    gateways.getLast().close();
    assertThatThrownBy(() -> counter.shelf().find(certificate))
        .isInstanceOf(PaidException.NotForSale.class)
        .hasMessageContaining("out of reach");
    assertThat(counter.purse().books()).isEmpty();
  }

  private byte[] open(OnSale item, List<SharedOpening.Answer> answers) {
    try (SecretScalar one = SharingKeys.paying();
        SharedOpening opening =
            new SharedOpening(SharedReading.points(item.paid().grant()), one, 2)) {
      byte[] context = CapsuleContext.share(Hash256.of(fid.bytes()), commitment);
      return opening.open(item.paid().file().capsule(), answers, context, random);
    }
  }

  private Counter counter() {
    return counter(folder.resolve("purse"));
  }

  private Counter counter(Path purse) {
    return new Counter(
        network,
        buyer,
        new Purse(purse, buyer, network.billing().payPerRetrieval().domain(), random),
        random,
        null);
  }

  private void grant(TransactionSender seller) throws ProxyClient.Failed {
    List<ProxyRegistered> proxies =
        network.sharing().index().proxies().stream()
            .filter(
                one ->
                    List.of(
                            test.accounts().gateway(0).address(),
                            test.accounts().gateway(1).address())
                        .contains(one.account()))
            .sorted(java.util.Comparator.comparing(one -> one.account().hex()))
            .toList();
    Bytes32 salt = Bytes32.of(bytes(32));
    Bytes32 id = network.sharing().grants().idOf(seller.address(), salt);
    Hash256 name = Labels.ofCertificate(certificate);
    LabelKey label = LabelKey.derive(SecretScalar.random(random), name, 1);
    Delegation delegation =
        Delegation.split(
            label,
            G1.GENERATOR,
            Hash256.of(id.bytes()),
            proxies.stream().map(one -> AccountAddress.of(one.account().bytes())).toList(),
            2,
            random);
    ByteArrayOutputStream shareKeys = new ByteArrayOutputStream();
    delegation.shares().forEach(share -> shareKeys.writeBytes(share.publicKey().eip2537()));
    byte[] context = CapsuleContext.share(Hash256.of(fid.bytes()), commitment);
    network
        .sharing()
        .grants()
        .grant(
            seller,
            new GrantTerms(
                salt,
                Bytes32.of(name.toBytes()),
                network.billing().payingReader().address(),
                Optional.empty(),
                2,
                label.publicKey().eip2537(),
                G1.GENERATOR.eip2537(),
                delegation.points().ephemeral().eip2537(),
                proxies.stream().map(ProxyRegistered::account).toList(),
                shareKeys.toByteArray()),
            List.of(new SealedFile(fid, Capsule.seal(keys, label.publicKey(), context, random))));
    for (int i = 0; i < proxies.size(); i++) {
      KeyShare share = delegation.shares().get(i);
      byte[] sealed =
          share.sealTo(G1.ofEip2537(proxies.get(i).key()), Hash256.of(id.bytes()), random);
      new ProxyClient()
          .post(
              proxies.get(i).endpoint(),
              "/v1/grants",
              Map.of("grant", id.hex(), "share", ProxyClient.hex(sealed)));
    }
  }

  private long register() {
    RightsClaim claim =
        new RightsClaim(
            fid,
            Bytes32.of(bytes(32)),
            Bytes32.ZERO,
            Bytes32.ZERO,
            Bytes32.of(commitment.toBytes()),
            Bytes32.ZERO,
            Bytes32.ZERO,
            1,
            RightsMedia.OTHER);
    TransactionSender seller = test.sender(test.accounts().client());
    Bytes32 salt = Bytes32.of(bytes(32));
    network
        .dataRights()
        .commit(seller, network.dataRights().commitmentOf(seller.address(), claim, salt));
    test.advance(Duration.ofSeconds(2));
    RightsDescription text = new RightsDescription("a work", "data", "", Bytes32.ZERO);
    return network.dataRights().reveal(seller, claim, text, 0, salt).value().number();
  }

  private RunningWorker gateway(int index) throws IOException {
    Path own = Files.createDirectories(folder.resolve("gateway-" + index));
    AccountKeystore.save(
        test.accounts().gateway(index), own.resolve("account.json"), "correct horse");
    GatewayConfiguration defaults = GatewayConfiguration.DEFAULTS;
    WorkerSettings settings = defaults.worker();
    return Gateway.application()
        .start(
            new GatewayConfiguration(
                new WorkerSettings(
                    own,
                    new Password("env:TEST_PASSWORD"),
                    "account.json",
                    test.devnet().rpc(),
                    network.directory().address().hex(),
                    Listen.loopback(TlsMode.PLAIN),
                    settings.management(),
                    settings.logFormat(),
                    false),
                1_000_000,
                2,
                Duration.ofMillis(50),
                true,
                Duration.ofHours(6)),
            Map.of("TEST_PASSWORD", "correct horse"));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
