package io.cess4j.protocol.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.CiphertextRejectedException;
import io.cess4j.protocol.ValueOutOfRangeException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FragmentMaskTest {

  @Test
  void shouldRefuseSlotsAndPlacesOutsideADeal() {
    MaskKey key = MaskKey.of(new byte[32]);
    assertThatThrownBy(() -> new FragmentMask(key, 32))
        .isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(() -> new FragmentMask(key, -1))
        .isInstanceOf(ValueOutOfRangeException.class);
    FragmentMask mask = new FragmentMask(key, 0);
    assertThatThrownBy(() -> mask.at(32, 0)).isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(() -> mask.at(0, -1)).isInstanceOf(ValueOutOfRangeException.class);
  }

  /** From Python's hmac and openssl enc -aes-256-ctr: slot 5, segment 3. */
  @Test
  void shouldEqualTheMaskOfAnotherImplementation() {
    byte[] counting = new byte[32];
    for (int i = 0; i < counting.length; i++) {
      counting[i] = (byte) i;
    }
    byte[] mask = new byte[48];
    new FragmentMask(MaskKey.of(counting), 5).at(3, 0).apply(mask, 0, mask, 0, 48);
    assertThat(HexFormat.of().formatHex(mask))
        .isEqualTo(
            "8e78766d09132e7353499b43a51ff9048b98e7d48ea1106d95e2d50f79628184"
                + "e4b1359b78b1de41741f53c42da1764d");
  }

  @Test
  void shouldStartAtAnyByte() {
    long seed = 3;
    SplittableRandom random = new SplittableRandom(seed);
    FragmentMask mask = new FragmentMask(MaskKey.generate(random), 31);
    byte[] whole = new byte[200_000];
    mask.at(31, 0).apply(whole, 0, whole, 0, whole.length);
    for (int round = 0; round < 200; round++) {
      int from = random.nextInt(whole.length);
      int until = random.nextInt(from, whole.length);
      byte[] part = new byte[until - from];
      MaskStream stream = mask.at(31, from);
      int half = part.length / 2;
      stream.apply(part, 0, part, 0, half);
      stream.apply(part, half, part, half, part.length - half);
      assertThat(part)
          .as("seed %d, bytes %d to %d", seed, from, until)
          .isEqualTo(Arrays.copyOfRange(whole, from, until));
    }
  }

  @Test
  void shouldDifferBetweenSlotsSegmentsAndKeys() {
    SplittableRandom random = new SplittableRandom(4);
    MaskKey key = MaskKey.generate(random);
    byte[] first = start(key, 0, 0);
    assertThat(start(key, 1, 0)).isNotEqualTo(first);
    assertThat(start(key, 0, 1)).isNotEqualTo(first);
    assertThat(start(MaskKey.generate(random), 0, 0)).isNotEqualTo(first);
  }

  @Test
  void shouldRefuseNamesThatWereAltered() {
    SplittableRandom random = new SplittableRandom(5);
    DataKey key = DataKey.generate(random);
    NameCipher names = new NameCipher(key);
    byte[] json = "{\"name\":\"été.txt\"}".getBytes(StandardCharsets.UTF_8);
    ByteString sealed = names.encrypt(json, random);
    assertThat(sealed.length()).isEqualTo(json.length + NameCipher.OVERHEAD_BYTES);
    assertThat(names.decrypt(sealed)).isEqualTo(json);
    byte[] altered = sealed.toBytes();
    altered[14] ^= 1;
    assertThatThrownBy(() -> names.decrypt(ByteString.of(altered)))
        .isInstanceOf(CiphertextRejectedException.class);
    assertThatThrownBy(() -> names.decrypt(ByteString.of(new byte[27])))
        .isInstanceOf(CiphertextRejectedException.class)
        .hasMessageContaining("27 bytes");
    assertThatThrownBy(() -> new NameCipher(DataKey.generate(random)).decrypt(sealed))
        .isInstanceOf(CiphertextRejectedException.class);
  }

  private static byte[] start(MaskKey key, int slot, int segment) {
    byte[] bytes = new byte[32];
    new FragmentMask(key, slot).at(segment, 0).apply(bytes, 0, bytes, 0, bytes.length);
    return bytes;
  }
}
