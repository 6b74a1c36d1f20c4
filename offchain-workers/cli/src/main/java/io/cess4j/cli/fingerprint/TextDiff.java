package io.cess4j.cli.fingerprint;

import io.cess4j.cli.output.Html;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What two texts share, word by word: the longest common subsequence of where they agree best. */
final class TextDiff {
  /** Words of each that are compared: the table has their product. */
  private static final int WORDS = 1_200;

  private static final int SHINGLE = 4;

  private final List<String> left;
  private final List<String> right;
  private final StringBuilder leftHtml = new StringBuilder();
  private final StringBuilder rightHtml = new StringBuilder();
  private final boolean cut;

  TextDiff(String left, String right) {
    List<String> one = words(left);
    List<String> other = words(right);
    int shift = shift(one, other);
    this.left = window(one, Math.max(0, -shift));
    this.right = window(other, Math.max(0, shift));
    this.cut = one.size() > this.left.size() || other.size() > this.right.size();
    compare();
  }

  /** The first text; what the other has not is marked. */
  String left() {
    return leftHtml.toString();
  }

  /** The second text; what the other has not is marked. */
  String right() {
    return rightHtml.toString();
  }

  /** Whether only a part of the texts is shown. */
  boolean isCut() {
    return cut;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  private static List<String> window(List<String> words, int from) {
    int begin = Math.min(from, words.size());
    return words.subList(begin, Math.min(words.size(), begin + WORDS));
  }

  /** By how many words the second text is ahead where most shingles agree. */
  private static int shift(List<String> one, List<String> other) {
    Map<List<String>, Integer> places = new HashMap<>();
    for (int i = 0; i + SHINGLE <= one.size(); i++) {
      places.putIfAbsent(one.subList(i, i + SHINGLE), i);
    }
    Map<Integer, Integer> votes = new HashMap<>();
    int best = 0;
    int most = 0;
    for (int i = 0; i + SHINGLE <= other.size(); i++) {
      Integer place = places.get(other.subList(i, i + SHINGLE));
      if (place != null) {
        int shift = i - place;
        int count = votes.merge(Math.floorDiv(shift, WORDS / 4), 1, Integer::sum);
        if (count > most) {
          most = count;
          best = shift;
        }
      }
    }
    return best;
  }

  private void compare() {
    short[][] common = new short[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        common[i][j] =
            left.get(i).equals(right.get(j))
                ? (short) (common[i + 1][j + 1] + 1)
                : (short) Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    List<String> gone = new ArrayList<>();
    List<String> come = new ArrayList<>();
    while (i < left.size() || j < right.size()) {
      if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
        flush(gone, come);
        leftHtml.append(Html.escape(left.get(i++))).append(' ');
        rightHtml.append(Html.escape(right.get(j++))).append(' ');
      } else if (j == right.size() || (i < left.size() && common[i + 1][j] >= common[i][j + 1])) {
        gone.add(left.get(i++));
      } else {
        come.add(right.get(j++));
      }
    }
    flush(gone, come);
  }

  private void flush(List<String> gone, List<String> come) {
    mark(leftHtml, "ins", gone);
    mark(rightHtml, "del", come);
  }

  private static void mark(StringBuilder html, String element, List<String> words) {
    if (!words.isEmpty()) {
      html.append('<').append(element).append('>');
      html.append(Html.escape(String.join(" ", words)));
      html.append("</").append(element).append("> ");
      words.clear();
    }
  }
}
