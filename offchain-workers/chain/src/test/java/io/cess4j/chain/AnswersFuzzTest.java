package io.cess4j.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.contracts.IDeals;
import io.cess4j.contracts.IMinerRegistry;
import io.cess4j.contracts.IOrders;
import io.cess4j.contracts.ITeeRegistry;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.StaticArray4;
import org.web3j.abi.datatypes.generated.Uint128;
import org.web3j.abi.datatypes.generated.Uint32;

/**
 * Answers of a hostile node to calls of our contracts: values, or an exception that {@code Client}
 * translates, and never more memory than the answer has. The first byte chooses what was asked.
 */
final class AnswersFuzzTest {

  private static final List<List<TypeReference<?>>> ASKED =
      List.of(
          List.of(new TypeReference<IDeals.Deal>() {}),
          List.of(new TypeReference<IOrders.Order>() {}),
          List.of(new TypeReference<IMinerRegistry.Miner>() {}),
          List.of(new TypeReference<ITeeRegistry.GroupKey>() {}),
          List.of(new TypeReference<ITeeRegistry.Worker>() {}),
          List.of(new TypeReference<StaticArray4<IDeals.Bucket>>() {}),
          List.of(new TypeReference<DynamicBytes>() {}),
          List.of(new TypeReference<Utf8String>() {}, new TypeReference<Uint32>() {}),
          List.of(
              new TypeReference<DynamicArray<Uint128>>() {},
              new TypeReference<DynamicArray<Uint32>>() {}));

  /** Words that look like offsets and lengths, among others. */
  static Stream<Arguments> seeds() {
    SplittableRandom random = new SplittableRandom(1);
    return IntStream.range(0, 6 * ASKED.size())
        .mapToObj(
            i -> {
              ByteBuffer seed = ByteBuffer.allocate(1 + 32 * (1 + random.nextInt(30)));
              seed.put((byte) i);
              while (seed.hasRemaining()) {
                int small = i % 3 == 0 ? random.nextInt() : 32 * random.nextInt(12);
                seed.position(seed.position() + 28).putInt(small);
              }
              return Arguments.of((Object) seed.array());
            });
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void shouldTakeNoMoreMemoryThanTheAnswerHas(byte[] bytes) {
    List<TypeReference<?>> types =
        ASKED.get(Math.floorMod(bytes.length == 0 ? 0 : bytes[0], ASKED.size()));
    byte[] answer = Arrays.copyOfRange(bytes, Math.min(1, bytes.length), bytes.length);
    try {
      assertThat(decode("0x" + HexFormat.of().formatHex(answer), types)).isNotNull();
    } catch (RuntimeException refused) {
      assertThat(refused.toString()).isNotEmpty();
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // web3j's signature
  private static List<Type> decode(String answer, List<TypeReference<?>> types) {
    return FunctionReturnDecoder.decode(answer, (List) types);
  }
}
