package io.cess4j.chain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainException;
import io.cess4j.contracts.IAuditRounds;
import io.cess4j.contracts.IDataRightsRegistry;
import io.cess4j.contracts.IDeals;
import io.cess4j.contracts.ILineage;
import io.cess4j.contracts.IMinerRegistry;
import io.cess4j.contracts.IOrders;
import io.cess4j.contracts.IRightsDisputes;
import io.cess4j.contracts.ITeeRegistry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.datatypes.Event;

/**
 * Logs of a hostile node under our events' names: an event, or a refusal that says which. The first
 * byte chooses the event, the second how many words are topics.
 */
final class EventDecoderFuzzTest {
  private static final List<Event> EVENTS =
      List.of(
          IDeals.DEALACTIVATED_EVENT,
          IDeals.HOLDINGSFILLED_EVENT,
          IOrders.ORDERPLACED_EVENT,
          IOrders.ORDERDRAWN_EVENT,
          IMinerRegistry.MINERREGISTERED_EVENT,
          ITeeRegistry.WORKERREGISTERED_EVENT,
          ITeeRegistry.GROUPKEYREGISTERED_EVENT,
          IAuditRounds.PROOFACCEPTED_EVENT,
          IDataRightsRegistry.REGISTERED_EVENT,
          ILineage.GENERATIONDECLARED_EVENT,
          IRightsDisputes.ANSWERED_EVENT);

  private static final EventPosition AT = new EventPosition(1, Bytes32.ZERO, Bytes32.ZERO, 0);

  static Stream<Arguments> seeds() {
    SplittableRandom random = new SplittableRandom(1);
    return IntStream.range(0, 4 * EVENTS.size())
        .mapToObj(
            i -> {
              byte[] seed = new byte[2 + 32 * random.nextInt(12)];
              random.nextBytes(seed);
              seed[0] = (byte) i;
              return Arguments.of((Object) seed);
            });
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void shouldReadOrSayWhatIsMalformed(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Event event = EVENTS.get(Math.floorMod(in.hasRemaining() ? in.get() : 0, EVENTS.size()));
    int more = Math.floorMod(in.hasRemaining() ? in.get() : 0, 4);
    List<Bytes32> topics = new ArrayList<>();
    topics.add(Bytes32.of(EventEncoder.encode(event)));
    for (int topic = 0; topic < more && in.remaining() >= Bytes32.LENGTH; topic++) {
      byte[] word = new byte[Bytes32.LENGTH];
      in.get(word);
      topics.add(Bytes32.of(word));
    }
    byte[] data = new byte[in.remaining()];
    in.get(data);
    ChainLog log = new ChainLog(Address.ZERO, topics, "0x" + HexFormat.of().formatHex(data), AT);
    try {
      assertThat(EventDecoder.decode(log)).isPresent();
    } catch (ChainException.AnswerMalformed refused) {
      assertThat(refused).hasMessageContaining(topics.getFirst().hex());
    }
  }

  /** Found by fuzzing: web3j reserved the room that a log of 600 bytes announced, 8 GiB. */
  @Test
  void anArrayThatAnnouncesMoreThanTheLogHasIsMalformed() {
    String word = "00".repeat(31);
    String offset = word + "60"; // the first value that is an array, after three of one word
    String length = "00".repeat(28) + "7ffffff0";
    ChainLog log =
        new ChainLog(
            Address.ZERO,
            List.of(Bytes32.of(EventEncoder.encode(IOrders.ORDERDRAWN_EVENT)), Bytes32.ZERO),
            "0x" + (word + "01").repeat(2) + offset + length + "00".repeat(320),
            AT);
    assertThatThrownBy(() -> EventDecoder.decode(log))
        .isInstanceOf(ChainException.AnswerMalformed.class)
        .hasMessageContaining("elements");
  }
}
