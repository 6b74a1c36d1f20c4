package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.runtime.RunningWorker;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.sharing.Share;
import io.cess4j.sdk.sharing.ShareMade;
import io.cess4j.sdk.sharing.ShareOptions;
import io.cess4j.sdk.storage.GetOptions;
import io.cess4j.sdk.storage.Progress;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Alice shares a file with Bob through gateways, one of which lies; Carol, whom nobody has granted
 * anything, reads nothing; what is revoked or over is refused.
 */
@WholeNetwork
class SharedFileTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final FundedAccounts ACCOUNTS = FundedAccounts.usual();

  private final CessNetwork network;
  private final Account bob = ACCOUNTS.otherClient();
  private final Account carol = ACCOUNTS.gateway(3);
  private final Account gateway = ACCOUNTS.gateway(0);
  private final Account second = ACCOUNTS.gateway(1);
  private final Account liar = ACCOUNTS.gateway(2);
  private final AtomicInteger copies = new AtomicInteger();
  private final List<String> liars = new ArrayList<>();
  private RunningWorker secondGateway;
  private LyingProxy lyingProxy;
  @TempDir private Path folder;

  SharedFileTest(CessNetwork network) {
    this.network = network;
  }

  @BeforeEach
  void proxies() throws IOException {
    Path home = Files.createDirectories(folder.resolve("second"));
    secondGateway = SecondGateway.start(network, second, home);
    lyingProxy = LyingProxy.start(network.chain(), liar);
    for (Account proxy : List.of(gateway, second)) {
      Eventually.within(
          SOON,
          proxy.address() + " is a proxy",
          () -> !network.chain().sharing().proxies().keyOf(proxy.address()).isZero());
    }
    try (Cess cess = as(bob)) {
      if (!cess.sharing().hasReaderKey()) {
        cess.sharing().registerReaderKey();
      }
    }
  }

  @AfterEach
  void stop() {
    lyingProxy.close();
    secondGateway.close();
  }

  @Test
  void isReadThroughGatewaysByItsReaderAloneUntilItIsRevoked() throws Exception {
    byte[] content = Seeded.bytes(Seeded.random(SharedFileTest.class), 200_000);
    StoredFile file = network.client().stores("shared.bin", content);
    assertNotReadable(bob, file);

    ShareMade withLiar = share(file, ShareOptions.defaults().through(addresses(gateway, liar)));
    assertThat(withLiar.threshold()).isEqualTo(2);
    assertThatThrownBy(() -> read(bob, file))
        .isInstanceOf(CessException.ProxiesFailed.class)
        .hasMessageContaining("it lied");
    assertThat(liars).containsExactly(liar.address().hex());
    assertThat(network.chain().sharing().reports().liesOf(liar.address())).isPositive();

    ShareMade made = share(file, ShareOptions.defaults().through(addresses(gateway, second, liar)));
    assertThat(read(bob, file)).isEqualTo(content);
    assertNotReadable(carol, file);

    network.kill(network.gateway());
    network.revive();
    assertThat(read(bob, file)).as("shares outlive their gateway").isEqualTo(content);

    revoke(withLiar);
    assertThat(read(bob, file)).as("another grant of the same file").isEqualTo(content);
    revoke(made);
    assertThatThrownBy(() -> read(bob, file))
        .isInstanceOf(CessException.ProxiesFailed.class)
        .hasMessageContaining("0 of the 2 proxies");
    assertThat(network.client().reads(file)).as("its owner reads on").isEqualTo(content);
    try (Cess cess = as(bob)) {
      assertThat(cess.sharing().received()).isNotEmpty().noneMatch(Share::live);
    }

    share(file, ShareOptions.defaults().through(addresses(gateway, second)));
    assertThat(read(bob, file)).as("granted anew under the label's new key").isEqualTo(content);
  }

  @Test
  void isOverAtItsEnd() {
    byte[] content = Seeded.bytes(Seeded.random(SharedFileTest.class), 3_000);
    StoredFile file = network.client().stores("for-a-while.bin", content);
    Instant end = network.chain().clock().instant().plusSeconds(120);
    ShareMade made =
        share(file, ShareOptions.defaults().through(addresses(gateway, second)).until(end));
    assertThat(read(bob, file)).isEqualTo(content);
    Eventually.within(
        Duration.ofMinutes(4),
        "the grant is over",
        () -> !network.chain().sharing().grants().isLive(made.grant()));
    assertThatThrownBy(() -> read(bob, file))
        .isInstanceOf(CessException.ProxiesFailed.class)
        .hasMessageContaining("0 of the 2 proxies");
  }

  @Test
  void isSharedListedAndRevokedByCommands() throws Exception {
    byte[] content = Seeded.bytes(Seeded.random(SharedFileTest.class), 1_000);
    StoredFile file = network.client().stores("by-command.bin", content);
    ClientCommands alice = new ClientCommands(network);
    JsonNode made =
        alice.type(
            "share",
            "by-command.bin",
            "--to",
            bob.address().hex(),
            "--until",
            "1d",
            "--proxies",
            gateway.address() + "," + second.address());
    assertThat(made.path("ok").asBoolean()).as("%s", made).isTrue();
    assertThat(made.path("fid").asString()).isEqualTo(file.fid());
    assertThat(read(bob, file)).isEqualTo(content);
    String grant = made.path("grant").asString();
    assertThat(alice.type("shared").path("given").findValuesAsString("grant")).contains(grant);
    assertThat(alice.type("revoke", grant).path("ok").asBoolean()).isTrue();
    assertThat(alice.type("shared").path("given").findValuesAsString("grant"))
        .doesNotContain(grant);
    assertThatThrownBy(() -> read(bob, file)).isInstanceOf(CessException.ProxiesFailed.class);
  }

  @Test
  void whoHasNoReaderKeyOrProxyIsTold() {
    StoredFile file = network.client().stores("unshared.bin", new byte[] {1});
    try (Cess alice = as(network.client().account())) {
      assertThatThrownBy(
              () -> alice.sharing().share(file.fid(), carol.address(), ShareOptions.defaults()))
          .isInstanceOf(CessException.ReaderKeyMissing.class)
          .hasMessageContaining("cess reader-key");
      assertThatThrownBy(
              () ->
                  alice
                      .sharing()
                      .share(
                          file.fid(),
                          bob.address(),
                          ShareOptions.defaults().through(List.of(carol.address()))))
          .isInstanceOf(CessException.TooFewProxies.class);
    }
    try (Cess cess = as(bob)) {
      assertThatThrownBy(
              () -> cess.sharing().share(file.fid(), bob.address(), ShareOptions.defaults()))
          .isInstanceOf(CessException.NotReadable.class);
    }
  }

  private ShareMade share(StoredFile file, ShareOptions options) {
    try (Cess alice = as(network.client().account())) {
      ShareMade made = alice.sharing().share(file.fid(), bob.address(), options);
      assertThat(made.missing()).isEmpty();
      return made;
    }
  }

  private void revoke(ShareMade made) {
    try (Cess alice = as(network.client().account())) {
      alice.sharing().revoke(made.grant());
    }
  }

  private void assertNotReadable(Account account, StoredFile file) {
    assertThatThrownBy(() -> read(account, file))
        .isInstanceOf(CessException.NotReadable.class)
        .hasMessageContaining("sealed to its owner");
  }

  private byte[] read(Account account, StoredFile file) {
    Path copy = folder.resolve("copy-" + copies.incrementAndGet());
    try (Cess cess = as(account)) {
      cess.storage()
          .get(
              file.fid(),
              copy,
              GetOptions.defaults()
                  .with(
                      new Progress() {
                        @Override
                        public void at(Step step, long done, long total) {}

                        @Override
                        public void lied(String proxy, String report) {
                          liars.add(proxy);
                        }
                      }));
      return Files.readAllBytes(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Cess as(Account account) {
    return Cess.connect(
            network.chain().connection().rpc(), network.chain().directory().address(), account)
        .through(network.gatewayAddress());
  }

  private static List<Address> addresses(Account... accounts) {
    return Stream.of(accounts).map(Account::address).toList();
  }
}
