package io.cess4j.fingerprint;

import io.cess4j.fingerprint.image.PdqHash;
import io.cess4j.fingerprint.iscc.IsccUnit;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.text.Topic;
import io.cess4j.fingerprint.work.Describer;
import io.cess4j.fingerprint.work.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a fingerprint; one that fails leaves its reason and the others alone. */
final class Findings {
  private final boolean asSuspect;
  final List<IsccUnit> units = new ArrayList<>();
  final List<Missing> missing = new ArrayList<>();
  @Nullable PdqHash pdq;
  @Nullable Description description;
  @Nullable Description query;
  @Nullable Topic topic;

  /**
   * @param asSuspect whether a description to search by is wanted too
   */
  Findings(boolean asSuspect) {
    this.asSuspect = asSuspect;
  }

  /** Makes a part and gives it to whoever wants it. */
  <T> void part(String name, Supplier<T> making, java.util.function.Consumer<T> use) {
    try {
      use.accept(making.get());
    } catch (MediaException e) {
      missing.add(new Missing(name, String.valueOf(e.getMessage())));
    }
  }

  void unit(String name, Supplier<IsccUnit> making) {
    part(name, making, units::add);
  }

  <T> void describe(Describer<T> describer, T work) {
    if (!asSuspect) {
      part("MDRC", () -> describer.register(work), made -> description = made);
      return;
    }
    part(
        "MDRC",
        () -> describer.both(work),
        both -> {
          description = both.registered();
          query = both.query();
        });
  }
}
