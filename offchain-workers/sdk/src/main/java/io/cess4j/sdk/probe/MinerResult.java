package io.cess4j.sdk.probe;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a run found out about a miner.
 *
 * @param target whom it asked
 * @param impostor whether another key than the registered one answered, at least once
 * @param tries small requests, in order
 * @param fragments fragments of the probe's own files, one each; empty where it holds none
 * @param proofs what the chain says of its last days
 */
public record MinerResult(
    MinerTarget target, boolean impostor, List<Timed> tries, List<Timed> fragments, Proofs proofs) {
  public MinerResult {
    tries = List.copyOf(tries);
    fragments = List.copyOf(fragments);
  }

  /** Small requests that were answered. */
  public long answered() {
    return tries.stream().filter(Timed::ok).count();
  }

  /** Fragments that came and gave their ids. */
  public long intact() {
    return fragments.stream().filter(Timed::ok).count();
  }

  public Latency latency() {
    return Latency.of(tries);
  }

  /** Mean rate of the fragments that came; 0 where none did. */
  public long bytesPerSecond() {
    return Math.round(
        fragments.stream().filter(Timed::ok).mapToLong(Timed::bytesPerSecond).average().orElse(0));
  }

  /** Different reasons for which something failed, in order. */
  public List<String> failures() {
    return Stream.concat(tries.stream(), fragments.stream())
        .map(Timed::failure)
        .filter(Objects::nonNull)
        .distinct()
        .limit(5)
        .toList();
  }

  /** 0 to 100. */
  public int score() {
    return Score.of(this);
  }
}
