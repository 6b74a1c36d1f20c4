package io.cess4j.ai.training;

/** StrictMath, since Math.exp may differ in its last bit between machines. */
final class Softmax {
  private Softmax() {}

  static void inPlace(float[] values, int from, int count) {
    float greatest = values[from];
    for (int i = from + 1; i < from + count; i++) {
      greatest = Math.max(greatest, values[i]);
    }
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      double power = StrictMath.exp((double) values[i] - greatest);
      values[i] = (float) power;
      sum += power;
    }
    for (int i = from; i < from + count; i++) {
      values[i] = (float) (values[i] / sum);
    }
  }
}
