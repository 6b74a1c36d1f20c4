package io.cess4j.fingerprint.search;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/** Codes near those of suspects, gathered to works. */
final class FirstStage {
  private final Snapshot snapshot;
  private final Searcher searcher;
  private final IntPredicate removed;
  private final int frequentWorks;

  FirstStage(Snapshot snapshot, Searcher searcher, IntPredicate removed, int frequentWorks) {
    this.snapshot = snapshot;
    this.searcher = searcher;
    this.removed = removed;
    this.frequentWorks = frequentWorks;
  }

  /** A code near a suspect's view. */
  private record Near(Candidate candidate, Code256 code) {}

  /** One list a suspect, in their order. */
  List<Candidates> search(List<Description> suspects, int radius) {
    List<List<Near>> near = new ArrayList<>();
    Map<GroupKey, List<Integer>> kinds = new LinkedHashMap<>();
    for (int i = 0; i < suspects.size(); i++) {
      near.add(new ArrayList<>());
      kinds.computeIfAbsent(GroupKey.of(suspects.get(i)), key -> new ArrayList<>()).add(i);
    }
    kinds.forEach((key, ones) -> search(key, ones, suspects, radius, near));
    return near.stream().map(this::gather).toList();
  }

  private void search(
      GroupKey key,
      List<Integer> ones,
      List<Description> suspects,
      int radius,
      List<List<Near>> near) {
    List<Code256> queries = new ArrayList<>();
    List<int[]> owners = new ArrayList<>();
    for (int suspect : ones) {
      List<View> views = suspects.get(suspect).views();
      for (int view = 0; view < views.size(); view++) {
        queries.add(views.get(view).code());
        owners.add(new int[] {suspect, view});
      }
    }
    long[] words = CodeBlocks.words(queries);
    for (Part part : snapshot.parts()) {
      CodeGroup group = part.group(key);
      if (group == null) {
        continue;
      }
      Hits hits = searcher.find(group, part.tables(key), words, radius);
      for (int i = 0; i < hits.count(); i++) {
        int position = hits.position(i);
        int member = group.memberAt(position);
        int number = part.firstWork() + group.ordinal(member);
        if (!removed.test(number)) {
          int[] owner = owners.get(hits.query(i));
          Candidate candidate =
              new Candidate(number, hits.distance(i), position - group.start(member), owner[1]);
          near.get(owner[0]).add(new Near(candidate, group.blocks().code(position)));
        }
      }
    }
  }

  private Candidates gather(List<Near> near) {
    Set<Code256> frequent = frequent(near);
    Map<Integer, Candidate> best = new HashMap<>();
    for (Near one : near) {
      if (!frequent.contains(one.code())) {
        best.merge(
            one.candidate().number(), one.candidate(), (a, b) -> ORDER.compare(a, b) <= 0 ? a : b);
      }
    }
    return new Candidates(best.values().stream().sorted(ORDER).toList(), frequent.size());
  }

  private static final Comparator<Candidate> ORDER =
      Comparator.comparingInt(Candidate::distance)
          .thenComparingInt(Candidate::number)
          .thenComparingInt(Candidate::registeredView)
          .thenComparingInt(Candidate::suspectView);

  /**
   * Equal codes are equally far from a query, so a search that finds one finds all of them: the
   * hits themselves tell how many works share a code.
   */
  private Set<Code256> frequent(List<Near> near) {
    Set<Code256> frequent = new HashSet<>();
    if (near.size() <= frequentWorks) {
      return frequent;
    }
    Map<Code256, Set<Integer>> works = new HashMap<>();
    for (Near one : near) {
      Set<Integer> sharing = works.computeIfAbsent(one.code(), code -> new HashSet<>());
      if (sharing.size() <= frequentWorks) {
        sharing.add(one.candidate().number());
      }
      if (sharing.size() > frequentWorks) {
        frequent.add(one.code());
      }
    }
    return frequent;
  }
}
