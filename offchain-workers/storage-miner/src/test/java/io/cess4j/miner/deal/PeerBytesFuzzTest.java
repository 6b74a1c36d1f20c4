package io.cess4j.miner.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.miner.MinerException;
import io.cess4j.miner.scene.Upload;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of gateways and answers of TEE workers: a refusal in words, or exactly these bytes. */
final class PeerBytesFuzzTest {
  private static final int BLOCKS = 2;

  static Stream<Arguments> descriptors() {
    SplittableRandom random = new SplittableRandom(1);
    TypedDomain domain = new TypedDomain(31_337, Address.of("0x" + "11".repeat(20)));
    Account gateway = Account.generateForTest(random);
    Upload upload = Upload.random(domain, 7, gateway.address(), gateway.address(), 4, 10_000, 1);
    byte[] good = upload.signed(domain, gateway);
    return Stream.of(good, Arrays.copyOf(good, 66), new byte[65], Arrays.copyOf(good, 300))
        .map(bytes -> Arguments.of((Object) bytes));
  }

  @MethodSource("descriptors")
  @FuzzTest(maxDuration = "60s")
  void shouldReadADescriptorOrRefuseIt(byte[] body) {
    try {
      SignedDescriptor read = SignedDescriptor.parse(body);
      assertThat(DescriptorCodec.encode(read.descriptor()))
          .isEqualTo(Arrays.copyOf(body, body.length - Evidence.SIGNATURE_BYTES));
    } catch (MinerException.Refused refused) {
      assertThat(refused.status()).isEqualTo(422);
    }
  }

  static Stream<Arguments> tags() {
    byte[] good = new byte[TagAnswer.bytes(BLOCKS)];
    ByteBuffer.wrap(good).put(0, (byte) 1).putInt(16 + 65, BLOCKS);
    byte[] more = good.clone();
    ByteBuffer.wrap(more).putInt(16 + 65, -1);
    return Stream.of(good, more, new byte[good.length], new byte[0])
        .map(bytes -> Arguments.of((Object) bytes));
  }

  @MethodSource("tags")
  @FuzzTest(maxDuration = "60s")
  void shouldReadTagsOrRefuseThem(byte[] answer) {
    try {
      TagAnswer read = TagAnswer.parse(7, BLOCKS, answer);
      assertThat(read.nu().toBytes()).isEqualTo(Arrays.copyOf(answer, 16));
      assertThat(read.deltas().length()).isEqualTo(48 * BLOCKS);
    } catch (MinerException.TagsRefused refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
