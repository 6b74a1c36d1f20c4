package io.cess4j.miner.proof;

import io.cess4j.chain.contract.Located;
import io.cess4j.proofs.podr2.Chal;
import io.cess4j.proofs.podr2.Nu;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What lies at the drawn positions, as the contract itself will see it: one `locate` call for the
 * samples, one more where some of them are dead.
 */
final class SampledBucket implements Chal.Bucket {

  /** What `locate` says of a position whose deal has ended. */
  private static final long DEAD = 0xffff_ffffL;

  private final AuditView chain;
  private final BucketIndex index;
  private final int group;
  private final List<Long> positions;
  private final int step;
  private final Map<Long, Chal.Place> places = new HashMap<>();
  private final Map<Long, Entry> entries = new HashMap<>();
  private int located;

  /**
   * Nothing is asked yet.
   *
   * @param step how many positions are located at once
   */
  SampledBucket(
      AuditView chain, BucketIndex index, int group, Chal chal, int step, int maximumDraws) {
    this.chain = chain;
    this.index = index;
    this.group = group;
    this.step = step;
    this.positions = new ArrayList<>(maximumDraws);
    for (int k = 0; k < maximumDraws; k++) {
      positions.add(chal.draw(k).position());
    }
  }

  @Override
  public Chal.Place at(long position) {
    while (!places.containsKey(position)) {
      locateMore();
    }
    return Objects.requireNonNull(places.get(position));
  }

  /** A holding in which a located position lies. */
  Entry holding(long number) {
    return Objects.requireNonNull(entries.get(number));
  }

  private void locateMore() {
    int until = Math.min(positions.size(), located + step);
    List<Long> asked = positions.subList(located, until);
    List<Entry> holdings = asked.stream().map(index::at).toList();
    ByteBuffer hints = ByteBuffer.allocate(Integer.BYTES * holdings.size());
    holdings.forEach(holding -> hints.putInt((int) holding.number()));
    Located found = chain.locate(group, asked, hints.array());
    for (int i = 0; i < holdings.size(); i++) {
      Entry entry = holdings.get(i);
      entries.put(entry.number(), entry);
      places.put(
          asked.get(i),
          new Chal.Place(
              entry.number(),
              entry.start(),
              Nu.of(entry.nu().bytes()),
              found.blocks().get(i) != DEAD));
    }
    located = until;
  }
}
