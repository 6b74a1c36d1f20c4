package io.cess4j.cli.ai;

import io.cess4j.ai.data.DataSet;
import java.util.List;

/**
 * Examples that somebody gave to be looked at.
 *
 * @param names one an example, as people know it
 */
record GivenExamples(DataSet data, List<String> names) {
  GivenExamples {
    names = List.copyOf(names);
  }
}
