package io.cess4j.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Everything a benchmark says, in the order in which it is put. */
public final class Result {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Map<String, @Nullable Object> figures = new LinkedHashMap<>();
  private final Map<String, Reach> reach = new LinkedHashMap<>();
  private String table = "";

  /**
   * @param benchmark its name
   * @param warmUp what ran before the first figure was taken
   */
  public Result(String benchmark, Machine machine, String warmUp) {
    figures.put("benchmark", benchmark);
    figures.put("machine", machine.json());
    figures.put("warmUp", warmUp);
  }

  public Result put(String name, @Nullable Object figure) {
    figures.put(name, figure instanceof Double value ? Figures.rounded(value) : figure);
    return this;
  }

  public Result reach(String name, Reach one) {
    reach.put(name, one);
    return this;
  }

  /** One line. */
  public String json() {
    return JSON.writeValueAsString(figures());
  }

  /** Everything, in order; a copy. */
  public Map<String, @Nullable Object> figures() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(figures);
    Map<String, Object> reached = new LinkedHashMap<>();
    reach.forEach((name, one) -> reached.put(name, one.json()));
    all.put("reach", reached);
    return all;
  }

  /** What people see above the figures that were asked for. */
  public Result table(String lines) {
    table = lines;
    return this;
  }

  /** For people. */
  public String text() {
    StringBuilder text = new StringBuilder(table);
    reach.forEach(
        (name, one) ->
            text.append(
                "%-28s asked %-12s measured %-10s %s%n"
                    .formatted(name, one.asked(), one.measured(), verdict(one))));
    return text.toString().stripTrailing();
  }

  private static String verdict(Reach one) {
    String word;
    if (one.held() == null) {
      word = one.measured() == null ? "not measured" : "not judged";
    } else {
      word = one.held() ? "holds" : "MISSED";
    }
    return one.bottleneck() == null ? word : word + ": " + one.bottleneck();
  }
}
