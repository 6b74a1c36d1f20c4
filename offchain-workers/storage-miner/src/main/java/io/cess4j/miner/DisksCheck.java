package io.cess4j.miner;

import io.cess4j.miner.storage.DiskReport;
import io.cess4j.miner.storage.Disks;
import io.cess4j.runtime.management.ReadinessCheck;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Not ready while a disk is missing: part of what this miner is paid for cannot be read. */
final class DisksCheck implements ReadinessCheck {

  private static final Logger LOG = LoggerFactory.getLogger(DisksCheck.class);

  private final Disks disks;

  DisksCheck(Disks disks) {
    this.disks = disks;
    disks.reports().stream()
        .filter(report -> !report.usable())
        .forEach(
            report -> LOG.error("a disk cannot be used; others serve on: {}", report.trouble()));
  }

  @Override
  public String name() {
    return "disks";
  }

  @Override
  public Optional<String> trouble() {
    String troubles =
        disks.reports().stream()
            .filter(report -> !report.usable())
            .map(DiskReport::trouble)
            .collect(Collectors.joining("; "));
    return troubles.isEmpty() ? Optional.empty() : Optional.of(troubles);
  }
}
