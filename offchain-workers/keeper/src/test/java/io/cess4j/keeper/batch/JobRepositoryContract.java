package io.cess4j.keeper.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Address;
import io.cess4j.keeper.campaign.Cadence;
import io.cess4j.keeper.campaign.Campaign;
import io.cess4j.keeper.campaign.Crew;
import io.cess4j.keeper.campaign.Outcome;
import io.cess4j.keeper.campaign.Position;
import io.cess4j.keeper.campaign.Result;
import io.cess4j.keeper.campaign.Walk;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** What campaigns need of a job repository, whatever the database. */
abstract class JobRepositoryContract {
  private static final Address ACCOUNT = Address.of("0x" + "11".repeat(20));
  private static final Address OTHER = Address.of("0x" + "22".repeat(20));

  private final Crew crew = new Crew(4);
  private JobsDatabase database;
  private final Counting walk = new Counting();
  private final Campaign campaign = new Campaign("count", Cadence.DAY, List.of(walk));

  /** A database without tables. */
  abstract JobsDatabase open();

  @BeforeEach
  final void connect() {
    database = open();
  }

  @AfterEach
  final void disconnect() {
    crew.close();
    database.close();
  }

  /** A hundred subjects; some of them can make a run fail. */
  private static final class Counting implements Walk {
    private final List<Long> done = Collections.synchronizedList(new ArrayList<>());
    private long breaksAt;
    private long overUntil;

    @Override
    public String name() {
      return "numbers";
    }

    @Override
    public List<Position> after(Position position) {
      return LongStream.rangeClosed(position.first() + 1, Math.min(100, position.first() + 30))
          .mapToObj(Position::of)
          .toList();
    }

    @Override
    public Result act(Position subject) {
      if (subject.first() == breaksAt) {
        throw new IllegalStateException("the chain is gone");
      }
      done.add(subject.first());
      return subject.first() <= overUntil ? Result.OVER : new Result("count", Outcome.DONE);
    }

    @Override
    public boolean remembers() {
      return true;
    }
  }

  private CampaignRuns runs(Address account) {
    return new CampaignRuns(
        database,
        account,
        crew,
        new Tally(new SimpleMeterRegistry(), InstantSource.system()),
        new CampaignRuns.Limits(5, 3, 20));
  }

  @Test
  void anInstanceCompletesOnceAndNeverAgain() {
    CampaignRuns runs = runs(ACCOUNT);
    runs.round(campaign, 7);
    runs.round(campaign, 7);
    assertThat(walk.done)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
    assertThat(runs.state(campaign).orElseThrow())
        .extracting(CampaignState::instance, CampaignState::status, CampaignState::subjects)
        .containsExactly("day=7", "COMPLETED", 100L);
    runs.round(campaign, 8);
    assertThat(walk.done).hasSize(200);
  }

  @Test
  void aRunThatFailsGoesOnBehindItsLastChunkBeforeAnythingNew() {
    walk.breaksAt = 50;
    CampaignRuns runs = runs(ACCOUNT);
    runs.round(campaign, 7);
    assertThat(runs.state(campaign).orElseThrow().status()).isEqualTo("FAILED");
    walk.done.clear();
    walk.breaksAt = 0;

    runs(ACCOUNT).round(campaign, 8);

    assertThat(walk.done.subList(0, 68))
        .as("the rest of day 7 first")
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(33, 100).boxed().toList());
    assertThat(walk.done).hasSize(168);
    assertThat(runs.state(campaign).orElseThrow().instance()).isEqualTo("day=8");
  }

  @Test
  void anInstanceThatKeepsFailingIsGivenUp() {
    walk.breaksAt = 1;
    CampaignRuns runs = runs(ACCOUNT);
    for (int round = 0; round < 5; round++) {
      runs.round(campaign, 7);
    }
    assertThat(runs.state(campaign).orElseThrow().status()).isEqualTo("ABANDONED");
    walk.breaksAt = 0;
    runs.round(campaign, 8);
    assertThat(runs.state(campaign).orElseThrow().status()).isEqualTo("COMPLETED");
  }

  @Test
  void whatADeadProcessLeftRunningIsRestartedFromItsCursorEachTimeItDies() throws Exception {
    Jobs jobs = Jobs.over(database);
    String name = "count@" + ACCOUNT.hex();
    var parameters = new JobParametersBuilder().addLong("day", 7L, true).toJobParameters();
    JobInstance instance = jobs.repository().createJobInstance(name, parameters);
    for (int death = 1; death <= 2; death++) {
      JobExecution dead =
          jobs.repository().createJobExecution(instance, parameters, new ExecutionContext());
      dead.setStatus(BatchStatus.STARTED);
      jobs.repository().update(dead);
      StepExecution step = jobs.repository().createStepExecution("numbers", dead);
      step.setStatus(BatchStatus.STARTED);
      step.getExecutionContext().putString(WalkStep.POSITION, "90/0/0");
      step.getExecutionContext().putString(WalkStep.FLOOR, "0/-1/-1");
      jobs.repository().update(step);
      jobs.repository().updateExecutionContext(step);
      runs(ACCOUNT).recover(campaign);
    }

    runs(ACCOUNT).round(campaign, 7);

    assertThat(walk.done)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(91, 100).boxed().toList());
    assertThat(runs(ACCOUNT).state(campaign).orElseThrow().status()).isEqualTo("COMPLETED");
  }

  @Test
  void keepersWithOneDatabaseDoNotDisturbEachOther() {
    runs(ACCOUNT).round(campaign, 7);
    runs(OTHER).recover(campaign);
    runs(OTHER).round(campaign, 7);
    assertThat(walk.done).hasSize(200);
    assertThat(runs(ACCOUNT).state(campaign).orElseThrow().status()).isEqualTo("COMPLETED");
  }

  @Test
  void subjectsThatAreOverAreNotLookedAtTomorrow() {
    walk.overUntil = 64;
    CampaignRuns runs = runs(ACCOUNT);
    runs.round(campaign, 7);
    walk.done.clear();
    runs.round(campaign, 8);
    assertThat(walk.done)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(65, 100).boxed().toList());
  }

  @Test
  void oldInstancesAreForgotten() {
    CampaignRuns runs = runs(ACCOUNT);
    for (long day = 0; day < 25; day++) {
      runs.round(campaign, day);
    }
    assertThat(Jobs.over(database).repository().getJobInstances("count@" + ACCOUNT.hex(), 0, 100))
        .hasSize(20);
  }
}
