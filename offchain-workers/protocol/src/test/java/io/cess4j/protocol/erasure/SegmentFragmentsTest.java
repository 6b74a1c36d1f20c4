package io.cess4j.protocol.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.ErasureException;
import io.cess4j.protocol.FragmentMismatchException;
import io.cess4j.protocol.encryption.FragmentMask;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.ids.ChunkHashes;
import io.cess4j.protocol.ids.FragmentHasher;
import io.cess4j.protocol.ids.VerifiedFragmentStream;
import io.cess4j.protocol.layout.CodeParameters;
import io.cess4j.protocol.layout.DealLayout;
import io.cess4j.protocol.layout.Sizes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SegmentFragmentsTest {

  private static final ErasureEngine ENGINE = ErasureEngines.select().engine();

  @Test
  void shouldRefuseTooFewOrTruncatedFragments() throws IOException {
    Deal deal = new Deal(4, 6, 1_000_000, 11);
    SegmentRestorer restorer = new SegmentRestorer(deal.coder, deal.layout, deal.key);
    byte[] target = new byte[1_000_000];
    NavigableMap<Integer, InputStream> three = deal.open(Set.of(0, 1, 2), 0);
    assertThatThrownBy(() -> restorer.restore(0, three, target))
        .isInstanceOf(ErasureException.class);
    NavigableMap<Integer, InputStream> truncated = deal.open(Set.of(0, 1, 2, 3), 0);
    byte[] whole = deal.fragments(0).open(3).readAllBytes();
    truncated.put(3, new ByteArrayInputStream(whole, 0, whole.length - 1));
    assertThatThrownBy(() -> restorer.restore(0, truncated, target))
        .isInstanceOf(FragmentMismatchException.class)
        .hasMessageContaining("slot 3");
  }

  @ParameterizedTest(name = "k={0} n={1} size={2}")
  @CsvSource({
    "2, 2, 1",
    "2, 3, 2",
    "4, 6, 1",
    "4, 6, 123",
    "4, 6, 124",
    "4, 6, 125",
    "4, 12, 262144",
    "4, 12, 1000003",
    "10, 14, 7",
    "31, 32, 65537",
    "32, 32, 4000000",
  })
  void shouldRestoreASegmentFromAnyKFragments(int k, int n, int size) throws IOException {
    Deal deal = new Deal(k, n, size, 31L * size + n);
    SplittableRandom random = new SplittableRandom(size);
    for (int round = 0; round < 4; round++) {
      Set<Integer> slots = new HashSet<>();
      while (slots.size() < k) {
        slots.add(random.nextInt(n));
      }
      byte[] target = new byte[size];
      new SegmentRestorer(deal.coder, deal.layout, deal.key)
          .restore(0, deal.verified(slots, 0), target);
      assertThat(target).as("from slots %s", slots).isEqualTo(deal.ciphertext);
    }
  }

  @Test
  void shouldRestoreAWholeSegmentAndTheByteAfterIt() throws IOException {
    Deal deal = new Deal(4, 6, Sizes.SEGMENT_BYTES + 1, 5);
    byte[] last = new byte[1];
    byte[] whole = new byte[Sizes.SEGMENT_BYTES];
    SegmentRestorer restorer = new SegmentRestorer(deal.coder, deal.layout, deal.key);
    restorer.restore(1, deal.open(Set.of(2, 3, 4, 5), 1), last);
    restorer.restore(0, deal.open(Set.of(1, 3, 4, 5), 0), whole);
    assertThat(last[0]).isEqualTo(deal.ciphertext[Sizes.SEGMENT_BYTES]);
    assertThat(Arrays.equals(whole, Arrays.copyOf(deal.ciphertext, whole.length))).isTrue();
  }

  @Test
  void shouldHashWhatItStreams() throws IOException {
    Deal deal = new Deal(3, 7, 700_001, 12);
    SegmentFragments fragments = deal.fragments(0);
    List<ChunkHashes> hashes = fragments.hash();
    Set<ByteString> distinct = new HashSet<>();
    for (int slot = 0; slot < 7; slot++) {
      byte[] bytes = fragments.open(slot).readAllBytes();
      distinct.add(ByteString.of(bytes));
      assertThat(bytes).hasSize(deal.layout.fragmentBytes(0));
      FragmentHasher hasher = new FragmentHasher();
      hasher.update(bytes, 0, bytes.length);
      assertThat(hasher.finish()).as("slot %d", slot).isEqualTo(hashes.get(slot));
    }
    assertThat(distinct).hasSize(7);
  }

  @ParameterizedTest(name = "k={0} n={1} size={2}")
  @CsvSource({"2, 3, 1", "4, 6, 1000003", "10, 14, 700001", "31, 32, 65537", "2, 4, 33554433"})
  void shouldRebuildEveryFragmentFromAnyKOthers(int k, int n, int size) throws IOException {
    Deal deal = new Deal(k, n, size, 17L * size + n);
    FragmentRebuilder rebuilder = new FragmentRebuilder(deal.coder, deal.layout, deal.key);
    SplittableRandom random = new SplittableRandom(size);
    int segment = deal.layout.segments() - 1;
    for (int slot = 0; slot < n; slot++) {
      NavigableMap<Integer, byte[]> siblings = new TreeMap<>();
      while (siblings.size() < k) {
        int other = random.nextInt(n);
        if (other != slot) {
          siblings.put(other, deal.fragments(segment).open(other).readAllBytes());
        }
      }
      assertThat(rebuilder.rebuild(segment, slot, siblings))
          .as("slot %d from %s", slot, siblings.keySet())
          .isEqualTo(deal.fragments(segment).open(slot).readAllBytes());
    }
  }

  @Test
  void shouldRebuildFromNeitherTooFewNorCutFragments() throws IOException {
    Deal deal = new Deal(2, 4, 10_000, 3);
    FragmentRebuilder rebuilder = new FragmentRebuilder(deal.coder, deal.layout, deal.key);
    NavigableMap<Integer, byte[]> siblings = new TreeMap<>();
    siblings.put(0, deal.fragments(0).open(0).readAllBytes());
    assertThatThrownBy(() -> rebuilder.rebuild(0, 3, siblings))
        .isInstanceOf(ErasureException.class);
    siblings.put(1, new byte[31]);
    assertThatThrownBy(() -> rebuilder.rebuild(0, 3, siblings))
        .isInstanceOf(ErasureException.class)
        .hasMessageContaining("slot 1 has 31 bytes");
  }

  @Test
  void shouldPadWithZerosBeforeMasking() throws IOException {
    Deal deal = new Deal(2, 3, 10, 13);
    byte[] bytes = deal.fragments(0).open(1).readAllBytes();
    new FragmentMask(deal.key, 1).at(0, 0).apply(bytes, 0, bytes, 0, bytes.length);
    byte[] expected = Arrays.copyOf(Arrays.copyOfRange(deal.ciphertext, 5, 10), 31);
    assertThat(bytes).isEqualTo(expected);
  }

  private static final class Deal {
    final DealLayout layout;
    final ErasureCoder coder;
    final MaskKey key;
    final byte[] ciphertext;

    Deal(int k, int n, int size, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      layout = new DealLayout(new CodeParameters(k, n), size);
      coder = new ErasureCoder(layout.code(), ENGINE);
      key = MaskKey.generate(random);
      ciphertext = new byte[size];
      random.nextBytes(ciphertext);
    }

    SegmentFragments fragments(int segment) {
      int from = (int) layout.segmentStart(segment);
      byte[] bytes = Arrays.copyOfRange(ciphertext, from, from + layout.segmentBytes(segment));
      return new SegmentFragments(coder, layout, key, segment, bytes);
    }

    NavigableMap<Integer, InputStream> open(Set<Integer> slots, int segment) {
      NavigableMap<Integer, InputStream> sources = new TreeMap<>();
      slots.forEach(slot -> sources.put(slot, fragments(segment).open(slot)));
      return sources;
    }

    NavigableMap<Integer, InputStream> verified(Set<Integer> slots, int segment) {
      List<ChunkHashes> hashes = fragments(segment).hash();
      NavigableMap<Integer, InputStream> sources = open(slots, segment);
      sources.replaceAll(
          (slot, source) ->
              new VerifiedFragmentStream(
                  source, hashes.get(slot), layout.fragmentBytes(segment), 0));
      return sources;
    }
  }
}
