package io.cess4j.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.transport.TlsKeyHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code Cess-Binding} of anyone: 401 in words, or the account that signed for this certificate.
 */
final class PeerBindingFuzzTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);
  private static final TypedDomain DOMAIN =
      new TypedDomain(31_337, Address.of("0x" + "11".repeat(20)));
  private static final TlsKeyHash KEY = TlsKeyHash.of(new byte[32]);
  private static final Account ACCOUNT = Account.generateForTest(new SplittableRandom(1));
  private static final PeerBinding BINDING = new PeerBinding(DOMAIN, InstantSource.fixed(NOW));

  private static String good() {
    return new BindingHeader(ACCOUNT, DOMAIN, KEY, InstantSource.fixed(NOW))
        .get()
        .getOrDefault(PeerBinding.HEADER, "");
  }

  static Stream<Arguments> seeds() {
    String account = ACCOUNT.address().hex();
    return Stream.of(
            good(),
            "",
            "::",
            account + ":" + Long.MAX_VALUE + ":00",
            account + ":-1:" + "00".repeat(65),
            account + ":1800000001:" + "ff".repeat(65),
            account + ":1800000001:" + "é".repeat(130))
        .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void shouldNameTheAccountOrRefuse(byte[] header) {
    String text = new String(header, StandardCharsets.UTF_8);
    try {
      Address bound = BINDING.account(KEY, text);
      assertThat(text).startsWithIgnoringCase(bound.hex());
    } catch (ProblemException refused) {
      assertThat(refused.problem().status()).isEqualTo(401);
    }
  }
}
