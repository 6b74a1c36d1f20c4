package io.cess4j.cli.simulate;

/**
 * The score of R2S (protocol.md section 7): half credit, three tenths stake, two tenths VRF, each
 * part from 0 to 1000.
 */
final class Score {
  /** Largest value of each part and of the whole. */
  static final double FULL = 1_000;

  /** Stakes above so many minimums count no more. */
  static final double FULL_STAKE = 4;

  private static final double[] ERAS = {0.50, 0.20, 0.15, 0.10, 0.05};
  private static final double CREDIT = 0.5;
  private static final double STAKE = 0.3;
  private static final double VRF = 0.2;

  private Score() {}

  /** How many eras credit looks back. */
  static int eras() {
    return ERAS.length;
  }

  /**
   * Bytes of the past eras, the newest one counting half.
   *
   * @param bytes era by era, position {@code newest} the newest, going backwards and around
   */
  static double weighted(double[][] bytes, int newest, int candidate) {
    double sum = 0;
    for (int age = 0; age < ERAS.length; age++) {
      sum += ERAS[age] * bytes[Math.floorMod(newest - age, ERAS.length)][candidate];
    }
    return sum;
  }

  /** Credit of a candidate whose weighted bytes are a share of the highest. */
  static double credit(double weighted, double highest, int faults) {
    if (highest <= 0) {
      return 0;
    }
    double fault = 10.0 * faults;
    return Math.max(0, FULL * weighted / highest - fault * fault);
  }

  /** Stake in multiples of the minimum. */
  static double stake(double minimums) {
    return FULL * Math.min(1, minimums / FULL_STAKE);
  }

  /** The lower the candidate's draw, in [0, 1), the better. */
  static double vrf(double draw) {
    return FULL * (1 - draw);
  }

  static double of(double credit, double stake, double vrf) {
    return CREDIT * credit + STAKE * stake + VRF * vrf;
  }
}
