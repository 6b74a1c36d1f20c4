package io.cess4j.keeper.batch;

import io.cess4j.chain.Address;
import io.cess4j.keeper.campaign.Cadence;
import io.cess4j.keeper.campaign.Campaign;
import io.cess4j.keeper.campaign.Crew;
import io.cess4j.keeper.campaign.Position;
import io.cess4j.keeper.campaign.Walk;
import java.time.LocalDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;

/**
 * Runs campaigns as jobs. An instance is a campaign of a keeper's account and a day or tick; it
 * ends completed once, or is given up after some attempts.
 */
public final class CampaignRuns {
  private static final Logger LOG = LoggerFactory.getLogger(CampaignRuns.class);

  /** Subjects that are done at once and saved together. */
  private static final int CHUNK = 32;

  private final Jobs jobs;
  private final Ledger ledger;
  private final Address account;
  private final Crew crew;
  private final Tally tally;
  private final Limits limits;

  /**
   * How much is tried and kept.
   *
   * @param failures refused calls a run
   * @param attempts runs of an instance
   * @param history instances that the repository keeps
   */
  public record Limits(int failures, int attempts, int history) {}

  /**
   * @param account tells keepers with one database apart
   * @param crew sends
   */
  public CampaignRuns(
      JobsDatabase database, Address account, Crew crew, Tally tally, Limits limits) {
    this.jobs = Jobs.over(database);
    this.ledger = new Ledger(jobs.repository());
    this.account = account;
    this.crew = crew;
    this.tally = tally;
    this.limits = limits;
  }

  /** Before the first round of a process: what the last one left is no longer running. */
  public void recover(Campaign campaign) {
    ledger.recover(job(campaign));
  }

  /**
   * Ends what is unfinished, then runs the instance of this moment where it has not run.
   *
   * @param moment the day, or the second at which the tick began
   */
  public void round(Campaign campaign, long moment) {
    for (JobExecution unfinished : ledger.unfinished(job(campaign))) {
      if (ledger.attempts(unfinished.getJobInstance()) >= limits.attempts()) {
        abandon(unfinished);
      } else if (run(campaign, unfinished.getJobParameters()).getStatus()
          != BatchStatus.COMPLETED) {
        return; // not again at once
      }
    }
    JobParameters now = parameters(campaign.cadence(), moment);
    if (jobs.repository().getJobInstance(job(campaign), now) == null) {
      run(campaign, now);
      ledger.trim(job(campaign), limits.history());
    }
  }

  /** The newest instance's last run. */
  public Optional<CampaignState> state(Campaign campaign) {
    return ledger.newest(job(campaign)).map(CampaignState::of);
  }

  private void abandon(JobExecution hopeless) {
    LOG.error(
        "{} {} has failed {} times and is given up; later ones do what is left of it",
        hopeless.getJobInstance().getJobName(),
        hopeless.getJobParameters(),
        limits.attempts());
    hopeless.setStatus(BatchStatus.ABANDONED);
    hopeless.setEndTime(LocalDateTime.now());
    jobs.repository().update(hopeless);
  }

  private JobExecution run(Campaign campaign, JobParameters parameters) {
    try {
      campaign.prepare().run();
      Deeds deeds = new Deeds();
      JobExecution ended = jobs.operator().start(jobOf(campaign, deeds), parameters);
      tally.campaign(campaign.name(), ended.getStatus());
      if (!deeds.isEmpty()) {
        LOG.info("{}: {}", campaign.name(), deeds);
      }
      for (Throwable failure : ended.getAllFailureExceptions()) {
        LOG.warn(
            "{} {} was cut short: {}", campaign.name(), parameters, rootOf(failure).toString());
      }
      return ended;
    } catch (JobExecutionException e) {
      throw new IllegalStateException(
          "campaign " + campaign.name() + " cannot be started with " + parameters, e);
    }
  }

  /** Spring Batch wraps what happened twice. */
  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
      root = cause;
    }
    return root;
  }

  private Job jobOf(Campaign campaign, Deeds deeds) {
    JobBuilder builder = new JobBuilder(job(campaign), jobs.repository());
    SimpleJobBuilder steps = builder.start(step(campaign, campaign.walks().getFirst(), deeds));
    campaign.walks().stream().skip(1).forEach(walk -> steps.next(step(campaign, walk, deeds)));
    return steps.build();
  }

  private Step step(Campaign campaign, Walk walk, Deeds deeds) {
    Position floor =
        walk.remembers()
            ? ledger
                .saved(job(campaign), walk.name(), WalkStep.FLOOR)
                .map(Position::parse)
                .orElse(Position.START)
            : Position.START;
    WalkStep body =
        new WalkStep(
            walk,
            crew,
            floor,
            limits.failures(),
            result -> {
              tally.action(campaign.name(), result);
              deeds.add(result);
            });
    return new StepBuilder(walk.name(), jobs.repository())
        .<Position, Position>chunk(CHUNK).reader(body).writer(body).stream(body)
            .transactionManager(jobs.transactions())
            .build();
  }

  private String job(Campaign campaign) {
    return campaign.name() + "@" + account.hex();
  }

  private static JobParameters parameters(Cadence cadence, long moment) {
    return new JobParametersBuilder().addLong(cadence.parameter(), moment, true).toJobParameters();
  }
}
