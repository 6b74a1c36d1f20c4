package io.cess4j.protocol.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.MalformedValueException;
import io.cess4j.protocol.ValueOutOfRangeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FileIdTest {

  private static final Hash256 ROOT = Sha256.hash(new byte[] {1});
  private static final Hash256 COMMITMENT = Sha256.hash(new byte[] {2});

  @Test
  void shouldFollowTheFormatByteByByte() {
    ByteBuffer bytes = ByteBuffer.allocate(13 + 4 + 2 * (4 + 32 + 8 + 8 + 32));
    bytes.put("cess4j fid v1".getBytes(StandardCharsets.US_ASCII)).putInt(2);
    bytes.putInt(7).put(ROOT.toBytes()).putLong(0).putLong(1 << 30).put(COMMITMENT.toBytes());
    bytes.putInt(-2).put(COMMITMENT.toBytes()).putLong(1 << 30).putLong(99);
    bytes.put(COMMITMENT.toBytes());
    assertThat(
            FileId.of(
                List.of(
                    new FileId.Part(7, ROOT, 0, 1 << 30),
                    new FileId.Part(0xffff_fffeL, COMMITMENT, 1 << 30, 99)),
                COMMITMENT))
        .isEqualTo(Sha256.hash(bytes.array()));
  }

  @Test
  void shouldDifferForEveryPartOfItsInput() {
    Hash256 id = FileId.of(List.of(new FileId.Part(7, ROOT, 0, 5)), COMMITMENT);
    assertThat(FileId.of(List.of(new FileId.Part(8, ROOT, 0, 5)), COMMITMENT)).isNotEqualTo(id);
    assertThat(FileId.of(List.of(new FileId.Part(7, COMMITMENT, 0, 5)), COMMITMENT))
        .isNotEqualTo(id);
    assertThat(FileId.of(List.of(new FileId.Part(7, ROOT, 1, 5)), COMMITMENT)).isNotEqualTo(id);
    assertThat(FileId.of(List.of(new FileId.Part(7, ROOT, 0, 6)), COMMITMENT)).isNotEqualTo(id);
    assertThat(FileId.of(List.of(new FileId.Part(7, ROOT, 0, 5)), ROOT)).isNotEqualTo(id);
  }

  @Test
  void shouldRefusePartsOutOfRange() {
    assertThatThrownBy(() -> FileId.of(List.of(), COMMITMENT))
        .isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(() -> new FileId.Part(1L << 32, ROOT, 0, 5))
        .isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(() -> new FileId.Part(1, ROOT, -1, 5))
        .isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(() -> new FileId.Part(1, ROOT, 0, 0))
        .isInstanceOf(ValueOutOfRangeException.class);
  }

  @Test
  void shouldRootFragmentsSlotBySlot() {
    Hash256 third = Sha256.hash(new byte[] {3});
    Hash256 fourth = Sha256.hash(new byte[] {4});
    FragmentIds ids = new FragmentIds(2, 2, List.of(ROOT, COMMITMENT, third, fourth));
    assertThat(ids.id(1, 0)).isEqualTo(third);
    assertThat(ids.holdingRoot(0)).isEqualTo(MerkleTree.rootOf(List.of(ROOT, COMMITMENT)));
    assertThat(ids.fragmentsRoot())
        .isEqualTo(MerkleTree.rootOf(List.of(ids.holdingRoot(0), ids.holdingRoot(1))));
    assertThatThrownBy(() -> ids.id(2, 0)).isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(() -> ids.id(0, 2)).isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(() -> new FragmentIds(2, 2, List.of(ROOT)))
        .isInstanceOf(MalformedValueException.class);
  }
}
