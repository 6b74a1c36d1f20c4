package io.cess4j.retrieval;

import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.transport.WorkerClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the fragments of segments of one deal from any k of its miners, in parallel. A miner that
 * fails, or whose bytes do not give the id, is replaced by the next one; where none answers for a
 * while one more is asked, so that a slow miner does not hold the reader up.
 */
public final class FragmentGatherer {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final HeldDeal deal;
  private final Descriptor descriptor;
  private final FragmentFetcher fragments;
  private final Set<Integer> failing = ConcurrentHashMap.newKeySet();

  /**
   * @param deal whose miners are asked
   * @param descriptor with the root that the chain holds
   */
  public FragmentGatherer(HeldDeal deal, Descriptor descriptor, WorkerClient client) {
    this(deal, descriptor, new FragmentFetcher(client, descriptor));
  }

  FragmentGatherer(HeldDeal deal, Descriptor descriptor, FragmentFetcher fragments) {
    this.deal = deal;
    this.descriptor = descriptor;
    this.fragments = fragments;
  }

  /** What a miner gave: a fragment, or the reason why not. */
  private record Answer(int slot, byte @Nullable [] fragment, String failure) {}

  /**
   * k masked fragments of a segment by slot, each of which gives its id.
   *
   * @throws RetrievalException.TooFewFragments where fewer verify
   */
  public NavigableMap<Integer, byte[]> gather(int segment) throws InterruptedException {
    int needed = descriptor.code().k();
    Deque<Holder> waiting = new ArrayDeque<>(inOrderOfPreference());
    Map<Integer, String> failures = new HashMap<>();
    NavigableMap<Integer, byte[]> sources = new TreeMap<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletionService<Answer> answers = new ExecutorCompletionService<>(executor);
      int running = 0;
      while (sources.size() < needed) {
        while (sources.size() + running < needed && !waiting.isEmpty()) {
          running += ask(answers, waiting.removeFirst(), segment);
        }
        if (running == 0) {
          throw new RetrievalException.TooFewFragments(
              deal.deal(), segment, needed, sources.size(), failures);
        }
        Future<Answer> done = answers.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (done == null) {
          running += waiting.isEmpty() ? 0 : ask(answers, waiting.removeFirst(), segment);
          continue;
        }
        running--;
        take(done.resultNow(), sources, failures);
      }
      executor.shutdownNow();
    }
    return sources;
  }

  private void take(
      Answer answer, NavigableMap<Integer, byte[]> sources, Map<Integer, String> failures) {
    if (answer.fragment() != null) {
      failing.remove(answer.slot());
      sources.put(answer.slot(), answer.fragment());
    } else {
      failing.add(answer.slot());
      failures.put(answer.slot(), answer.failure());
    }
  }

  private int ask(CompletionService<Answer> answers, Holder holder, int segment) {
    answers.submit(
        () -> {
          try {
            return new Answer(holder.slot(), fragments.whole(holder, segment), "");
          } catch (IOException | RuntimeException e) {
            return new Answer(holder.slot(), null, String.valueOf(e.getMessage()));
          }
        });
    return 1;
  }

  /** Data slots first, because they need no decoding; slots that failed before last. */
  private List<Holder> inOrderOfPreference() {
    return deal.holders().stream()
        .sorted(
            Comparator.comparing((Holder holder) -> failing.contains(holder.slot()))
                .thenComparing(Holder::slot))
        .toList();
  }
}
