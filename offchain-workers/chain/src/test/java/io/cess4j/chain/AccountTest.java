package io.cess4j.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AccountTest {
  private static final String MNEMONIC =
      "test test test test test test test test test test test junk";

  /**
   * secp256k1 with SHA-256, private key 1; a vector that circulates with RFC 6979 implementations.
   */
  private static final String SATOSHI_R =
      "934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8";

  private static final String SATOSHI_S =
      "2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5";

  private static Account one() {
    byte[] key = new byte[32];
    key[31] = 1;
    return Account.of(key);
  }

  private static Bytes32 sha256(String text) throws Exception {
    return Bytes32.of(
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void addressesAreThoseOfEveryWallet() {
    assertThat(Account.fromMnemonic(MNEMONIC, 0).address())
        .hasToString("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
    assertThat(Account.fromMnemonic(MNEMONIC, 1).address())
        .hasToString("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
    assertThat(one().address()).hasToString("0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf");
  }

  @Test
  void rawSignatureIsTheVectorOfRfc6979() throws Exception {
    byte[] signature = one().signRaw(sha256("Satoshi Nakamoto"));

    assertThat(HexFormat.of().formatHex(signature)).isEqualTo(SATOSHI_R + SATOSHI_S);
  }

  @Test
  void everyFormOfASignatureNamesItsSigner() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 50; i++) {
      Account account = Account.generateForTest(random);
      byte[] digest = new byte[32];
      random.nextBytes(digest);
      Bytes32 hash = Bytes32.of(digest);

      assertThat(Signature.recover(hash, account.sign(hash))).contains(account.address());
      assertThat(Signature.recover(hash, account.signCompact(hash))).contains(account.address());
      assertThat(Signature.parse(account.signCompact(hash)).bytes()).isEqualTo(account.sign(hash));
      assertThat(Arrays.copyOf(account.sign(hash), 64)).isEqualTo(account.signRaw(hash));
    }
  }

  @Test
  void theOtherHalfOfASignatureIsRefused() {
    Bytes32 digest = Bytes32.of("0x" + "11".repeat(32));
    byte[] signature = one().sign(digest);
    BigInteger order =
        new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    byte[] high = order.subtract(s).toByteArray();
    System.arraycopy(high, high.length - 32, signature, 32, 32);
    signature[64] ^= 27 ^ 28;

    assertThat(Signature.recover(digest, signature)).isEmpty();
    assertThatThrownBy(() -> Signature.parse(signature)).hasMessageContaining("EIP-2");
  }

  @Test
  void malformedSignaturesNameNobody() {
    Bytes32 digest = Bytes32.of("0x" + "22".repeat(32));
    assertThat(Signature.recover(digest, new byte[0])).isEmpty();
    assertThat(Signature.recover(digest, new byte[63])).isEmpty();
    assertThat(Signature.recover(digest, new byte[64])).isEmpty();
    assertThat(Signature.recover(digest, new byte[65])).isEmpty();
    byte[] wrongParity = one().sign(digest);
    wrongParity[64] = 29;
    assertThat(Signature.recover(digest, wrongParity)).isEmpty();
    byte[] beyondTheField = one().sign(digest);
    Arrays.fill(beyondTheField, 0, 32, (byte) 0xff);
    assertThat(Signature.recover(digest, beyondTheField)).isEmpty();
  }

  @Test
  void keysOutOfRangeAreRefused() {
    assertThatThrownBy(() -> Account.of(new byte[32])).hasMessageContaining("group order");
    assertThatThrownBy(() -> Account.of(new byte[31])).hasMessageContaining("31 bytes");
    byte[] tooLarge = new byte[32];
    Arrays.fill(tooLarge, (byte) 0xff);
    assertThatThrownBy(() -> Account.of(tooLarge)).hasMessageContaining("group order");
    assertThatThrownBy(() -> Account.fromMnemonic(MNEMONIC.replace("junk", "test"), 0))
        .hasMessageContaining("BIP-39");
  }

  @Test
  void anAccountNeverPrintsItsKey() {
    assertThat(one().toString()).isEqualTo("Account 0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf");
  }

  @Test
  void addressesOfCreationsAreThoseOfTheYellowPaper() {
    Address sender = Address.of("0x6ac7ea33f8831ea9dcc53393aaa88b25a785dbf0");
    assertThat(sender.creation(0).hex()).isEqualTo("0xcd234a471b72ba2f1ccf0a70fcaba648a5eecd8d");
    assertThat(sender.creation(1).hex()).isEqualTo("0x343c43a37d37dff08ae8c4a11544c718abb4fcf8");
  }
}
