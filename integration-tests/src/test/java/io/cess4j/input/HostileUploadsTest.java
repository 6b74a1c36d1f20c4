package io.cess4j.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.chain.contract.Terms;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.contracts.errors.PriceTooLow;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.protocol.layout.CiphertextLayout;
import io.cess4j.scenario.CessNetwork;
import io.cess4j.scenario.RawUpload;
import io.cess4j.scenario.Seeded;
import io.cess4j.scenario.WholeNetwork;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.PutQuote;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that ask for what they may not have, and sizes that nobody expects. */
@WholeNetwork
class HostileUploadsTest {
  private static final int LENGTH = 10_000;
  private static final long GIBIBYTE = 1L << 30;
  private final CessNetwork network;
  private final RandomGenerator random = Seeded.random(HostileUploadsTest.class);

  HostileUploadsTest(CessNetwork network) {
    this.network = network;
  }

  /** Quoting reads nothing; what cannot be had is told before anything is read or signed. */
  @Test
  void aSparseFileOf20GiBIsPricedAtOnceAndRefusedWhereNobodyHasTheRoom(@TempDir Path folder)
      throws IOException {
    Path sparse = sparse(folder, 20 * GIBIBYTE);
    try (Cess cess = connect(network.client().account())) {
      PutQuote quote = cess.storage().quote(Files.size(sparse), null);
      assertThat(quote.parts()).hasSize(21);
      assertThat(quote.ciphertextBytes()).isGreaterThan(20 * GIBIBYTE);
      assertThatThrownBy(() -> cess.storage().put(sparse, PutOptions.defaults()))
          .isInstanceOf(CessException.NetworkFull.class);
    }
  }

  @Test
  void whoCannotPayIsToldBeforeAnythingIsReadSignedOrCharged(@TempDir Path folder)
      throws IOException {
    Path sparse = sparse(folder, 2 * GIBIBYTE);
    Account pauper = Account.generateForTest(random);
    try (Cess cess = connect(pauper)) {
      PutQuote quote = cess.storage().quote(Files.size(sparse), null);
      assertThatThrownBy(() -> cess.storage().put(sparse, PutOptions.defaults()))
          .isInstanceOf(CessException.BalanceTooLow.class)
          .hasMessageContaining(pauper.address().toString())
          .hasMessageContaining(quote.cost().toString())
          .hasMessageContaining("deposit");
    }
  }

  private Cess connect(Account account) {
    return Cess.connect(network.processes().rpc(), network.processes().directory(), account)
        .through(network.gatewayAddress());
  }

  private static Path sparse(Path folder, long bytes) throws IOException {
    Path sparse = folder.resolve("sparse.bin");
    try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
      file.setLength(bytes);
    }
    return sparse;
  }

  @Test
  void aPriceUnderTheFloorIsNamedAndNothingIsCharged() {
    BigInteger money = network.client().money();
    long orders = network.chain().orders().count();
    BigInteger price = network.chain().orders().price();
    Terms cheap =
        new Terms(
            CiphertextLayout.ciphertextBytes(LENGTH),
            2,
            3,
            28,
            0xffff,
            FundedAccounts.usual().gateway(0).address(),
            price.shiftRight(1));
    assertThatThrownBy(
            () ->
                network
                    .chain()
                    .orders()
                    .place(network.chain().sender(network.client().account()), cheap))
        .isInstanceOf(PriceTooLow.class);
    assertThat(network.client().money()).isEqualTo(money);
    assertThat(network.chain().orders().count()).isEqualTo(orders);
  }

  @Test
  void anAuthorisationCountsForItsChainItsGatewayAndOneUploadAtATime() {
    Account client = network.client().account();
    byte[] content = Seeded.bytes(random, LENGTH);
    try (RawUpload upload = new RawUpload(network.chain(), network.gatewayAddress())) {
      BigInteger money = network.client().money();
      long order = upload.places(client, LENGTH);
      TypedDomain here = network.chain().domain();
      TypedDomain elsewhere = new TypedDomain(1, here.contract());
      var own = FundedAccounts.usual().gateway(0).address();
      var other = FundedAccounts.usual().gateway(1).address();
      refused(upload, content, upload.authorises(client, order, LENGTH, elsewhere, own));
      refused(upload, content, upload.authorises(client, order, LENGTH, here, other));

      String once = upload.authorises(client, order, LENGTH);
      List<RawUpload.Answer> answers =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> upload.puts(content, once)))
              .limit(3)
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      assertThat(answers).extracting(RawUpload.Answer::status).containsOnlyOnce(201);
      assertThat(answers)
          .filteredOn(answer -> answer.status() != 201)
          .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(409));
      assertThat(network.chain().orders().order(order).state()).isEqualTo(OrderState.ACTIVE);
      assertThat(money.subtract(network.client().money()))
          .as("paid once, with the order")
          .isEqualTo(network.client().feesOf(order));
    }
  }

  private static void refused(RawUpload upload, byte[] content, String authorisation) {
    RawUpload.Answer answer = upload.puts(content, authorisation);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(401);
    assertThat(answer.detail()).isNotBlank();
  }

  @Test
  void theSameBytesTwiceAreTwoFiles() {
    byte[] content = Seeded.bytes(random, LENGTH);
    StoredFile first = network.client().stores("twice.bin", content);
    StoredFile second = network.client().stores("twice.bin", content);
    assertThat(first.fid()).isNotEqualTo(second.fid());
    assertThat(first.deals()).doesNotContainAnyElementsOf(second.deals());
    network.client().removes(first);
    assertThat(network.client().reads(second)).isEqualTo(content);
    assertThatThrownBy(() -> network.client().readsDirectly(first))
        .isInstanceOf(CessException.FileUnknown.class);
    network.client().removes(second);
  }
}
