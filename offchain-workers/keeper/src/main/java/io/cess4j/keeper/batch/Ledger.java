package io.cess4j.keeper.batch;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/** What the job repository says of a campaign's instances. */
final class Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  /** Among so many newest instances unfinished ones are looked for. */
  private static final int NEWEST = 20;

  private final JobRepository repository;

  Ledger(JobRepository repository) {
    this.repository = repository;
  }

  /**
   * Marks what a dead process left running as failed, so that it can be restarted. Nobody else runs
   * jobs of this name: they carry the keeper's account.
   */
  void recover(String job) {
    newest(job, NEWEST)
        .flatMap(instance -> last(instance).stream())
        .filter(last -> last.getStatus().isRunning() || last.getStatus() == BatchStatus.UNKNOWN)
        .forEach(this::markFailed);
  }

  private void markFailed(JobExecution dead) {
    LOG.info(
        "{} {} was cut off; it goes on where it was",
        dead.getJobInstance().getJobName(),
        dead.getJobParameters());
    for (StepExecution step : dead.getStepExecutions()) {
      if (step.getStatus().isRunning() || step.getStatus() == BatchStatus.UNKNOWN) {
        step.setStatus(BatchStatus.FAILED);
        step.setEndTime(LocalDateTime.now());
        repository.update(step);
      }
    }
    dead.setStatus(BatchStatus.FAILED);
    dead.setEndTime(LocalDateTime.now());
    repository.update(dead);
  }

  /** Last executions of instances that have not ended for good, oldest first. */
  List<JobExecution> unfinished(String job) {
    return newest(job, NEWEST).toList().reversed().stream()
        .flatMap(instance -> last(instance).stream())
        .filter(
            last ->
                last.getStatus() == BatchStatus.FAILED || last.getStatus() == BatchStatus.STOPPED)
        .toList();
  }

  /** How often an instance was run. */
  int attempts(JobInstance instance) {
    return repository.getJobExecutions(instance).size();
  }

  /** The newest instance's last execution. */
  Optional<JobExecution> newest(String job) {
    return newest(job, 1).findFirst().flatMap(this::last);
  }

  /** The last saved value of a step, of the newest instance that has one. */
  Optional<String> saved(String job, String step, String key) {
    return newest(job, 2)
        .flatMap(instance -> step(instance, step).stream())
        .filter(execution -> execution.getExecutionContext().containsKey(key))
        .map(execution -> execution.getExecutionContext().getString(key))
        .findFirst();
  }

  /** Forgets ended instances beyond the newest {@code kept}. */
  void trim(String job, int kept) {
    for (JobInstance old : repository.getJobInstances(job, kept, NEWEST)) {
      repository.deleteJobInstance(old);
    }
  }

  private Stream<JobInstance> newest(String job, int count) {
    return repository.getJobInstances(job, 0, count).stream();
  }

  private Optional<JobExecution> last(JobInstance instance) {
    return Optional.ofNullable(repository.getLastJobExecution(instance));
  }

  private Optional<StepExecution> step(JobInstance instance, String name) {
    return Optional.ofNullable(repository.getLastStepExecution(instance, name));
  }
}
