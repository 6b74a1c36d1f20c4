package io.cess4j.fingerprint.evaluation;

import io.cess4j.fingerprint.media.MediaException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Registers every work of a corpus, attacks copies of it and looks whether they are found. Of the
 * works themselves no more are held than there are threads; of what methods know of them,
 * everything.
 *
 * <p>The first method is the one under test, the others are anchors. A work that the first refuses
 * (too plain) is left out and listed. Originals that an anchor, at its own published threshold,
 * takes for the same work are merged and listed: as strangers they would be false positives that
 * are none.
 *
 * @param <T> a decoded work
 */
public final class Experiment<T> {
  private final List<Method<T, ?>> methods;
  private final List<Attack<T>> attacks;
  private final Settings settings;

  public Experiment(List<Method<T, ?>> methods, List<Attack<T>> attacks, Settings settings) {
    this.methods = List.copyOf(methods);
    this.attacks = List.copyOf(attacks);
    this.settings = settings;
  }

  /** Runs it; takes as long as the corpus is large. */
  public Evaluation run(Corpus<T> corpus) {
    long start = System.nanoTime();
    List<Track<T, ?>> tracks = new ArrayList<>();
    methods.forEach(method -> tracks.add(new Track<>(method)));
    List<String> notes = new ArrayList<>(corpus.notes());
    List<Item<T>> registered = register(corpus, tracks, notes);
    List<Item<T>> distinct = distinct(registered, tracks.subList(1, tracks.size()), notes);
    Corpus.Halves<T> halves =
        new Corpus<>(corpus.kind(), distinct, notes)
            .split(settings.seed(), settings.calibrationShare());
    attack(Half.CALIBRATION, halves.calibration(), tracks);
    attack(Half.HELD_OUT, halves.heldOut(), tracks);
    return Summary.of(
        corpus.kind(), halves, attacks, tracks, notes, (System.nanoTime() - start) / 1e9);
  }

  private List<Item<T>> register(Corpus<T> corpus, List<Track<T, ?>> tracks, List<String> notes) {
    ConcurrentLinkedQueue<Item<T>> done = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    inParallel(
        corpus.kind() + ": registering",
        corpus.items(),
        item -> {
          try {
            T work = item.work().get();
            MediaException failure = tracks.getFirst().register(item, work);
            if (failure != null) {
              throw failure;
            }
            tracks.subList(1, tracks.size()).forEach(track -> track.register(item, work));
            done.add(item);
          } catch (MediaException e) {
            refused.add("left out: " + item.name() + ": " + e.getMessage());
          }
        });
    refused.stream().sorted().forEach(notes::add);
    return done.stream().sorted(Comparator.comparing(Item::name)).toList();
  }

  private List<Item<T>> distinct(
      List<Item<T>> items, List<Track<T, ?>> anchors, List<String> notes) {
    List<Item<T>> distinct = new ArrayList<>();
    for (Item<T> item : items) {
      distinct.stream()
          .filter(kept -> anchors.stream().anyMatch(anchor -> anchor.same(kept, item)))
          .findFirst()
          .ifPresentOrElse(
              kept -> notes.add("merged: " + item.name() + " is the work " + kept.name()),
              () -> distinct.add(item));
    }
    return distinct;
  }

  private void attack(Half half, List<Item<T>> works, List<Track<T, ?>> tracks) {
    inParallel(
        half == Half.CALIBRATION ? "calibrating" : "measuring",
        works,
        item -> {
          T work = item.work().get();
          tracks.forEach(track -> track.suspect(half, works, item, null, work));
          for (Attack<T> attack : half == Half.CALIBRATION ? some(item) : attacks) {
            RandomGenerator random = Seeds.random(settings.seed(), item.name(), attack.name());
            T suspect = attack.apply(work, random);
            tracks.forEach(track -> track.suspect(half, works, item, attack, suspect));
          }
        });
  }

  /** The attacks that a work of the calibration half suffers. */
  private List<Attack<T>> some(Item<T> item) {
    return attacks.stream()
        .sorted(
            Comparator.comparingLong(
                attack -> Seeds.mix(settings.seed(), "some", item.name(), attack.name())))
        .limit(settings.calibrationAttacks())
        .toList();
  }

  /** Platform threads: the work is computing, not waiting. */
  private void inParallel(String name, List<Item<T>> items, Consumer<Item<T>> task) {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<Thread> threads =
        IntStream.range(0, settings.threads())
            .mapToObj(
                number ->
                    Thread.ofPlatform()
                        .name("evaluation-" + number)
                        .start(
                            () -> {
                              int index = next.getAndIncrement();
                              while (index < items.size() && failures.isEmpty()) {
                                try {
                                  task.accept(items.get(index));
                                } catch (RuntimeException | Error e) {
                                  failures.add(
                                      new IllegalStateException(
                                          name + " " + items.get(index).name(), e));
                                }
                                progress(name, done.incrementAndGet(), items.size());
                                index = next.getAndIncrement();
                              }
                            }))
            .toList();
    for (Thread thread : threads) {
      join(thread);
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(
          "The evaluation failed at " + failures.peek().getMessage(), failures.peek());
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while evaluating", e);
    }
  }

  private void progress(String name, int done, int all) {
    if (done == all || done % Math.max(1, all / 10) == 0) {
      settings.progress().accept("%s %d of %d".formatted(name, done, all));
    }
  }
}
