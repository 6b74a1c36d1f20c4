package io.cess4j.keeper.batch;

import java.time.LocalDateTime;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/**
 * The newest instance of a campaign.
 *
 * @param instance its day or tick, as {@code day=12}
 * @param status of its last run
 * @param subjects that were looked at
 * @param ended machine time; null while it runs
 */
public record CampaignState(
    String instance, String status, long subjects, @Nullable LocalDateTime ended) {
  static CampaignState of(JobExecution last) {
    String instance =
        last.getJobParameters().parameters().stream()
            .map(parameter -> parameter.name() + "=" + parameter.value())
            .collect(Collectors.joining(","));
    long subjects = last.getStepExecutions().stream().mapToLong(StepExecution::getWriteCount).sum();
    return new CampaignState(instance, last.getStatus().name(), subjects, last.getEndTime());
  }
}
