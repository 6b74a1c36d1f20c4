package io.cess4j.ai.training;

import java.util.List;

/**
 * One hidden layer of rectified linear units, softmax over the classes.
 *
 * @param inputs 1..65,536
 * @param hidden 1..4,096
 * @param classes 2..1,000
 */
public record Mlp(int inputs, int hidden, int classes) implements Architecture {
  public Mlp {
    String text = text(inputs, hidden, classes);
    ArchitectureNames.check(text, "inputs", 1, 65_536, inputs);
    ArchitectureNames.check(text, "hidden units", 1, 4_096, hidden);
    ArchitectureNames.check(text, "classes", 2, 1_000, classes);
    long parameters = (inputs + 1L) * hidden + (hidden + 1L) * classes;
    ArchitectureNames.check(
        text, "parameters", 1, MOST_PARAMETERS, (int) Math.min(parameters, Integer.MAX_VALUE));
  }

  private static String text(int inputs, int hidden, int classes) {
    return "mlp-%d-%d-%d/1".formatted(inputs, hidden, classes);
  }

  @Override
  public String text() {
    return text(inputs, hidden, classes);
  }

  @Override
  public List<Block> blocks() {
    return List.of(
        new Block("hidden.weight", inputs, List.of(inputs, hidden)),
        new Block("hidden.bias", 0, List.of(hidden)),
        new Block("output.weight", hidden, List.of(hidden, classes)),
        new Block("output.bias", 0, List.of(classes)));
  }
}
