package io.cess4j.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.transport.TlsKeyHash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the account itself, only for this certificate, only on this chain, only in time. */
class PeerBindingTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final TlsKeyHash OURS = hash(1);
  private final Account account = Account.generateForTest(RandomGenerator.of("L64X128MixRandom"));
  private final TypedDomain domain = new TypedDomain(31_337, Address.of("0x" + "11".repeat(20)));
  private final PeerBinding binding = new PeerBinding(domain, InstantSource.fixed(NOW));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "::",
        "a:b:c",
        "0x1111111111111111111111111111111111111111:1:zz",
        "0x1111111111111111111111111111111111111111:99999999999999999999:00",
        "a:b:c:d"
      })
  void refusesWhatIsNoBinding(String header) {
    assertRefused(header, "binding-malformed");
  }

  @Test
  void refusesAMissingHeader() {
    assertThatThrownBy(() -> binding.account(OURS, null))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo("binding-missing"));
  }

  @Test
  void refusesAnExpiredAndAnEndlessOne() {
    assertRefused(made(OURS, domain, NOW.minus(Duration.ofDays(2))), "binding-expired");
    assertRefused(made(OURS, domain, NOW.plus(Duration.ofDays(30))), "binding-too-long");
  }

  @Test
  void refusesOneForAnotherCertificateChainOrContract() {
    assertRefused(made(hash(2), domain, NOW), "binding-forged");
    assertRefused(made(OURS, new TypedDomain(1, domain.contract()), NOW), "binding-forged");
    assertRefused(
        made(OURS, new TypedDomain(31_337, Address.of("0x" + "22".repeat(20))), NOW),
        "binding-forged");
  }

  @Test
  void refusesAnotherAccountsNameOnOurSignature() {
    String own = made(OURS, domain, NOW);
    String stolen = "0x" + "33".repeat(20) + own.substring(own.indexOf(':'));
    assertRefused(stolen, "binding-forged");
    assertRefused(own.substring(0, own.length() - 2), "binding-forged");
  }

  @Test
  void namesTheAccount() {
    assertThat(binding.account(OURS, made(OURS, domain, NOW))).isEqualTo(account.address());
  }

  @Test
  void isRenewedBeforeItEnds() {
    Instant[] now = {NOW};
    BindingHeader header = new BindingHeader(account, domain, OURS, () -> now[0]);
    Map<String, String> first = header.get();
    assertThat(header.get()).isSameAs(first);
    now[0] = NOW.plus(Duration.ofHours(23)).plusSeconds(1);
    assertThat(header.get()).isNotEqualTo(first);
  }

  private String made(TlsKeyHash certificate, TypedDomain in, Instant at) {
    return new BindingHeader(account, in, certificate, InstantSource.fixed(at))
        .get()
        .getOrDefault(PeerBinding.HEADER, "");
  }

  private void assertRefused(String header, String type) {
    assertThatThrownBy(() -> binding.account(OURS, header))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(401);
              assertThat(refused.problem().type()).isEqualTo(type);
            });
  }

  private static TlsKeyHash hash(int fill) {
    byte[] bytes = new byte[32];
    java.util.Arrays.fill(bytes, (byte) fill);
    return TlsKeyHash.of(bytes);
  }
}
