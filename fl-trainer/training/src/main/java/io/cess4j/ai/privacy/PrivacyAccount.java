package io.cess4j.ai.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a silo's examples have cost so far, over all rounds and restarts. Steps are booked and on
 * disk before they are made, so that a crash may count too much and never too little. One process
 * holds an account at a time.
 */
public final class PrivacyAccount {
  private final Path journal;
  private final double limit;
  private final double delta;
  private final List<SampledGaussian> booked;

  private PrivacyAccount(Path journal, double limit, double delta, List<SampledGaussian> booked) {
    this.journal = journal;
    this.limit = limit;
    this.delta = delta;
    this.booked = booked;
  }

  /**
   * Opens an account or begins one.
   *
   * @param journal a line of {@code rate noise steps} for every booking
   * @param limit epsilon that is never exceeded, above 0
   * @throws IllegalArgumentException where the journal is damaged: then nothing is known, and
   *     nothing may be trained
   */
  public static PrivacyAccount open(Path journal, double limit, double delta) {
    if (!(limit > 0) || !(delta > 0 && delta < 1)) {
      throw new IllegalArgumentException(
          "budget: epsilon %s and delta %s have to be above 0, delta below 1"
              .formatted(limit, delta));
    }
    List<SampledGaussian> booked = new ArrayList<>();
    try {
      if (Files.exists(journal)) {
        String text = Files.readString(journal, StandardCharsets.US_ASCII);
        for (String line : text.lines().toList()) {
          booked.add(parse(journal, line));
        }
        if (!text.isEmpty() && !text.endsWith("\n")) {
          append(journal, "\n");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PrivacyAccount(journal, limit, delta, booked);
  }

  private static SampledGaussian parse(Path journal, String line) {
    try {
      return SampledGaussian.parse(line);
    } catch (IllegalArgumentException damaged) {
      throw new IllegalArgumentException(
          journal + " is damaged, restore it: " + damaged.getMessage(), damaged);
    }
  }

  /** Epsilon so far, at the account's delta. */
  public double spent() {
    return RdpAccountant.epsilon(booked, delta);
  }

  public double limit() {
    return limit;
  }

  public double delta() {
    return delta;
  }

  /**
   * Books steps that are about to be made.
   *
   * @return epsilon with them
   * @throws BudgetExhaustedException where that exceeds the limit; nothing is booked then
   */
  public double book(SampledGaussian steps) {
    List<SampledGaussian> all = new ArrayList<>(booked);
    all.add(steps);
    double afterwards = RdpAccountant.epsilon(all, delta);
    if (afterwards > limit) {
      throw new BudgetExhaustedException(spent(), afterwards, limit, delta);
    }
    try {
      append(journal, steps.line() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    booked.add(steps);
    return afterwards;
  }

  private static void append(Path journal, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            journal,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
