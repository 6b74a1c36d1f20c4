package io.cess4j.chain.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsVerdict;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Hash;
import org.web3j.crypto.StructuredDataEncoder;
import org.web3j.utils.Numeric;

/** Against web3j's own EIP-712 encoder, which works from JSON and shares no line with ours. */
class TypedDomainTest {
  private static final Address DEALS = Address.of("0x00000000000000000000000000000000000dea15");
  private static final TypedDomain DOMAIN = new TypedDomain(31_337, DEALS);
  private static final Bytes32 ROOT = Bytes32.of("0x" + "a1".repeat(32));
  private static final Bytes32 FID = Bytes32.of("0x" + "f1".repeat(32));
  private static final Bytes16 NU = Bytes16.of("0x" + "4e".repeat(16));

  private static Bytes32 expected(String type, String members, String message) throws Exception {
    String json =
        """
        {"types":{"EIP712Domain":[{"name":"name","type":"string"},{"name":"version","type":"string"},
        {"name":"chainId","type":"uint256"},{"name":"verifyingContract","type":"address"}],
        "%s":[%s]},"primaryType":"%s",
        "domain":{"name":"cess4j","version":"1","chainId":31337,"verifyingContract":"%s"},
        "message":{%s}}
        """
            .formatted(type, members, type, DEALS.hex(), message);
    return Bytes32.of(new StructuredDataEncoder(json).hashStructuredData());
  }

  private static String member(String type, String name) {
    return "{\"name\":\"%s\",\"type\":\"%s\"}".formatted(name, type);
  }

  @Test
  void voucherIsHashedAsItsTypeSays() throws Exception {
    BigInteger cumulative = BigInteger.TWO.pow(127).subtract(BigInteger.ONE);
    assertThat(DOMAIN.digest(new Voucher(9, cumulative, 12, ROOT)))
        .isEqualTo(
            expected(
                "Voucher",
                String.join(
                    ",",
                    member("uint64", "channel"),
                    member("uint128", "cumulative"),
                    member("uint64", "count"),
                    member("bytes32", "digest")),
                "\"channel\":9,\"cumulative\":\"%s\",\"count\":12,\"digest\":\"%s\""
                    .formatted(cumulative, ROOT)));
    assertThatThrownBy(() -> DOMAIN.digest(new Voucher(9, BigInteger.ONE.negate(), 12, ROOT)))
        .hasMessageContaining("negative");
  }

  @Test
  void deliverIsHashedAsItsTypeSays() throws Exception {
    assertThat(DOMAIN.digest(new Deliver(ROOT, FID, 7, ROOT, Instant.ofEpochSecond(1_800_000_000))))
        .isEqualTo(
            expected(
                "Deliver",
                String.join(
                    ",",
                    member("bytes32", "grant"),
                    member("bytes32", "capsule"),
                    member("uint64", "certificate"),
                    member("bytes32", "recipient"),
                    member("uint256", "deadline")),
                "\"grant\":\"%s\",\"capsule\":\"%s\",\"certificate\":7,\"recipient\":\"%s\",\"deadline\":1800000000"
                    .formatted(ROOT, FID, ROOT)));
  }

  @Test
  void reportIsHashedAsItsTypeSays() throws Exception {
    assertThat(DOMAIN.digest(new Report(7, 3, 12, NU, 4096, ROOT)))
        .isEqualTo(
            expected(
                "Report",
                String.join(
                    ",",
                    member("uint32", "deal"),
                    member("uint8", "index"),
                    member("uint32", "miner"),
                    member("bytes16", "nu"),
                    member("uint32", "sectors"),
                    member("bytes32", "root")),
                "\"deal\":7,\"index\":3,\"miner\":12,\"nu\":\"%s\",\"sectors\":4096,\"root\":\"%s\""
                    .formatted(NU, ROOT)));
  }

  @Test
  void tagIsHashedAsItsTypeSays() throws Exception {
    assertThat(DOMAIN.digest(new Tag(7, 3, 12, 5, NU, FID, 4096)))
        .isEqualTo(
            expected(
                "Tag",
                String.join(
                    ",",
                    member("uint32", "deal"),
                    member("uint8", "index"),
                    member("uint32", "miner"),
                    member("uint16", "tiKey"),
                    member("bytes16", "nu"),
                    member("bytes32", "idsRoot"),
                    member("uint32", "sectors")),
                ("\"deal\":7,\"index\":3,\"miner\":12,\"tiKey\":5,\"nu\":\"%s\",\"idsRoot\":\"%s\","
                        + "\"sectors\":4096")
                    .formatted(NU, FID)));
  }

  @Test
  void tagsCarryTheHashesOfPackedMinersAndNus() throws Exception {
    Bytes32 miners = Bytes32.of(Hash.sha3(Numeric.hexStringToByteArray("0x0000000100000002")));
    Bytes32 nus =
        Bytes32.of(Hash.sha3(Numeric.hexStringToByteArray("0x" + "4e".repeat(16).repeat(2))));
    assertThat(DOMAIN.digest(new Tags(7, 5, 4096, FID, ROOT, List.of(1L, 2L), List.of(NU, NU))))
        .isEqualTo(
            expected(
                "Tags",
                String.join(
                    ",",
                    member("uint32", "deal"),
                    member("uint16", "tiKey"),
                    member("uint32", "sectors"),
                    member("bytes32", "fid"),
                    member("bytes32", "root"),
                    member("bytes32", "miners"),
                    member("bytes32", "nus")),
                ("\"deal\":7,\"tiKey\":5,\"sectors\":4096,\"fid\":\"%s\",\"root\":\"%s\","
                        + "\"miners\":\"%s\",\"nus\":\"%s\"")
                    .formatted(FID, ROOT, miners, nus)));
  }

  @Test
  void removalDescriptorAndBindingAreHashedAsTheirTypesSay() throws Exception {
    Instant deadline = Instant.ofEpochSecond(1_900_000_000);
    assertThat(DOMAIN.digest(new Removal(9, deadline)))
        .isEqualTo(
            expected(
                "Removal",
                member("uint32", "deal") + "," + member("uint256", "deadline"),
                "\"deal\":9,\"deadline\":1900000000"));
    assertThat(DOMAIN.digest(new Descriptor(9, ROOT)))
        .isEqualTo(
            expected(
                "Descriptor",
                member("uint32", "deal") + "," + member("bytes32", "root"),
                "\"deal\":9,\"root\":\"" + ROOT + "\""));
    assertThat(DOMAIN.digest(new TlsBinding(ROOT, deadline)))
        .isEqualTo(
            expected(
                "TlsBinding",
                member("bytes32", "tlsKeyHash") + "," + member("uint256", "deadline"),
                "\"tlsKeyHash\":\"" + ROOT + "\",\"deadline\":1900000000"));
  }

  @Test
  void authorisationHashesItsOrdersAsAnArray() throws Exception {
    Address gateway = Address.of("0x" + "9a".repeat(20));
    Authorisation authorisation =
        new Authorisation(
            List.of(3L, 4L, 5L), 1_000_000, gateway, ROOT, Instant.ofEpochSecond(1_900_000_000));
    assertThat(DOMAIN.digest(authorisation))
        .isEqualTo(
            expected(
                "Authorisation",
                String.join(
                    ",",
                    member("uint32[]", "orders"),
                    member("uint64", "size"),
                    member("address", "gateway"),
                    member("bytes32", "sealingKey"),
                    member("uint256", "deadline")),
                ("\"orders\":[3,4,5],\"size\":1000000,\"gateway\":\"%s\",\"sealingKey\":\"%s\","
                        + "\"deadline\":1900000000")
                    .formatted(gateway.hex(), ROOT)));
  }

  @Test
  void sealedAuthorisationIsAnotherTypeThanAuthorisation() throws Exception {
    Address gateway = Address.of("0x" + "9a".repeat(20));
    Instant deadline = Instant.ofEpochSecond(1_900_000_000);
    SealedAuthorisation sealed =
        new SealedAuthorisation(List.of(3L, 4L), 1_000_000, gateway, ROOT, deadline);
    assertThat(DOMAIN.digest(sealed))
        .isEqualTo(
            expected(
                "SealedAuthorisation",
                String.join(
                    ",",
                    member("uint32[]", "orders"),
                    member("uint64", "size"),
                    member("address", "gateway"),
                    member("bytes32", "sealed"),
                    member("uint256", "deadline")),
                ("\"orders\":[3,4],\"size\":1000000,\"gateway\":\"%s\",\"sealed\":\"%s\","
                        + "\"deadline\":1900000000")
                    .formatted(gateway.hex(), ROOT)))
        .isNotEqualTo(
            DOMAIN.digest(new Authorisation(List.of(3L, 4L), 1_000_000, gateway, ROOT, deadline)));
  }

  @Test
  void consentsAndVerdictsAreHashedAsTheirTypesSay() throws Exception {
    assertThat(DOMAIN.digest(new LicenceConsent(9, 4, 1_500, ROOT, 1_900_000_000)))
        .isEqualTo(
            expected(
                "LicenceConsent",
                String.join(
                    ",",
                    member("uint256", "child"),
                    member("uint256", "parent"),
                    member("uint256", "share"),
                    member("bytes32", "evidence"),
                    member("uint256", "deadline")),
                "\"child\":9,\"parent\":4,\"share\":1500,\"evidence\":\"%s\",\"deadline\":1900000000"
                    .formatted(ROOT)));
    assertThat(DOMAIN.digest(new Verdict(9, FID, 2, 3, DEALS, RightsVerdict.INVENTED, ROOT)))
        .isEqualTo(
            expected(
                "Verdict",
                String.join(
                    ",",
                    member("uint256", "certificate"),
                    member("bytes32", "claim"),
                    member("uint32", "round"),
                    member("uint16", "worker"),
                    member("address", "answerer"),
                    member("uint8", "verdict"),
                    member("bytes32", "evidence")),
                ("\"certificate\":9,\"claim\":\"%s\",\"round\":2,\"worker\":3,\"answerer\":\"%s\","
                        + "\"verdict\":2,\"evidence\":\"%s\"")
                    .formatted(FID, DEALS.hex(), ROOT)));
  }

  @Test
  void aSignatureHoldsForItsStructureAndDomainOnly() {
    Account account = Account.generateForTest(new SplittableRandom(5));
    Descriptor descriptor = new Descriptor(9, ROOT);
    byte[] signature = DOMAIN.sign(account, descriptor);

    assertThat(DOMAIN.recover(descriptor, signature)).contains(account.address());
    assertThat(DOMAIN.recover(descriptor, DOMAIN.signCompact(account, descriptor)))
        .contains(account.address());
    assertThat(DOMAIN.recover(new Descriptor(10, ROOT), signature))
        .isNotEqualTo(Optional.of(account.address()));
    assertThat(new TypedDomain(1, DEALS).recover(descriptor, signature))
        .isNotEqualTo(Optional.of(account.address()));
    assertThat(DOMAIN.recover(descriptor, new byte[3])).isEmpty();
  }

  @Test
  void numbersThatFitNoWordAreRefused() {
    assertThatThrownBy(() -> DOMAIN.digest(new Descriptor(-1, ROOT)))
        .hasMessageContaining("negative");
    assertThatThrownBy(() -> new Tags(1, 1, 1, FID, ROOT, List.of(1L), List.of()))
        .hasMessageContaining("1 miners with 0 nus");
    Tags tooLarge = new Tags(1, 1, 1, FID, ROOT, List.of(1L << 32), List.of(NU));
    assertThatThrownBy(() -> DOMAIN.digest(tooLarge)).hasMessageContaining("uint32");
  }
}
