package io.cess4j.fingerprint.labels;

import io.cess4j.fingerprint.iscc.Labels;
import java.util.List;
import java.util.function.Function;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * Which tags of a format hold its labels, each list in the order in which they are asked: the first
 * that says something counts. The orders are those of iscc-sdk, so that Meta-Codes agree.
 *
 * @param titles of the work's title
 * @param descriptions of its description
 * @param metas of further metadata, a data URL
 */
public record LabelKeys(List<String> titles, List<String> descriptions, List<String> metas) {
  public LabelKeys {
    titles = List.copyOf(titles);
    descriptions = List.copyOf(descriptions);
    metas = List.copyOf(metas);
  }

  /**
   * @param tags the value of a tag, null where there is none
   */
  public Labels of(Function<String, @Nullable String> tags) {
    String title = first(tags, titles);
    String description = first(tags, descriptions);
    return new Labels(
        title == null ? "" : title, description == null ? "" : description, first(tags, metas));
  }

  private static @Nullable String first(
      Function<String, @Nullable String> tags, List<String> names) {
    for (String name : names) {
      String value = tags.apply(name);
      if (value != null) {
        // Publishers put markup into descriptions.
        String plain = Jsoup.parse(value).text().strip();
        if (!plain.isEmpty()) {
          return plain;
        }
      }
    }
    return null;
  }
}
