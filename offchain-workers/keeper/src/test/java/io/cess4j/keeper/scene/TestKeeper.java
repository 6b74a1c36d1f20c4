package io.cess4j.keeper.scene;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.keeper.batch.CampaignRuns;
import io.cess4j.keeper.batch.CampaignState;
import io.cess4j.keeper.batch.JobsDatabase;
import io.cess4j.keeper.batch.Tally;
import io.cess4j.keeper.campaign.Campaign;
import io.cess4j.keeper.campaign.Crew;
import io.cess4j.keeper.walk.Campaigns;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.InstantSource;

/** Everything of a keeper but its clock: the test says when a campaign has its round. */
public final class TestKeeper implements AutoCloseable {
  private final JobsDatabase database;
  private final Crew crew = new Crew(16);
  private final Campaigns campaigns;
  private final CampaignRuns runs;
  private long moment;

  /** One that settles all claims. */
  public TestKeeper(Network network, Account account, Path folder) {
    this(network, account, folder, true);
  }

  /**
   * @param settlement whether it settles those that nobody offers a tip for
   */
  public TestKeeper(Network network, Account account, Path folder, boolean settlement) {
    database = JobsDatabase.h2(folder);
    campaigns = new Campaigns(network, account, folder, settlement, BigInteger.ONE);
    runs =
        new CampaignRuns(
            database,
            account.address(),
            crew,
            new Tally(new SimpleMeterRegistry(), InstantSource.system()),
            new CampaignRuns.Limits(10, 5, 20));
  }

  /** One more instance of a campaign, to its end. */
  public CampaignState runs(String name) {
    Campaign campaign =
        campaigns.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    runs.round(campaign, ++moment);
    return runs.state(campaign).orElseThrow();
  }

  @Override
  public void close() {
    crew.close();
    campaigns.close();
    database.close();
  }
}
