package io.cess4j.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Network;
import io.cess4j.chain.event.RepairOpened;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.devnet.process.BoundProcess;
import io.cess4j.keeper.scene.Scene;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A keeper process is killed while it opens the slots of a miner that leaves, and started again:
 * the campaign instance ends once, and no slot is opened twice.
 */
@Timeout(180)
@WithDevnet(realTime = true)
class KilledKeeperTest {
  private static final int DEALS = 40;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TestNetwork test;
  private final Network network;
  private final List<String> output = new ArrayList<>();
  @TempDir private Path data;

  KilledKeeperTest(TestNetwork test) {
    this.test = test;
    this.network = test.network();
  }

  @Test
  void aKilledCampaignGoesOnWhereItWasAndEndsOnce() throws Exception {
    Scene scene = new Scene(test);
    long leaver = scene.miner(0, 4);
    scene.miner(1, 4);
    List<Long> deals = scene.deals(DEALS, 2, 2);
    network.miners().exit(test.sender(scene.account(leaver)), leaver);
    scene.tomorrow();
    AccountKeystore.save(
        test.accounts().keeper(0), data.resolve("account.json"), "secret of the test");

    try (BoundProcess first = start()) {
      await("the first keeper is at work", () -> opened(scene) >= 4, first);
      first.kill();
    }
    int before = opened(scene);
    assertThat(before).as("killed half way").isLessThan(DEALS);

    try (BoundProcess second = start()) {
      await("all slots are opened", () -> opened(scene) == deals.size(), second);
      await("the campaigns are told", () -> "COMPLETED".equals(statusOfRepair()), second);
      assertThat(body("/ready")).contains("\"ready\":true");
      assertThat(body("/metrics")).contains("cess_keeper_campaigns_total{", "action=\"open\"");
    }
    assertThat(scene.events(network.repair().address(), RepairOpened.class))
        .extracting(RepairOpened::deal)
        .containsExactlyInAnyOrderElementsOf(deals);
    theFirstInstanceEndedOnce();
  }

  private void theFirstInstanceEndedOnce() throws Exception {
    try (Connection jobs =
            DriverManager.getConnection("jdbc:h2:file:" + data.resolve("jobs"), "sa", "");
        ResultSet runs =
            jobs.createStatement()
                .executeQuery(
                    """
                    select e.STATUS from BATCH_JOB_EXECUTION e join BATCH_JOB_INSTANCE i
                      on e.JOB_INSTANCE_ID = i.JOB_INSTANCE_ID
                    where i.JOB_INSTANCE_ID = (select min(JOB_INSTANCE_ID)
                      from BATCH_JOB_INSTANCE where JOB_NAME like 'repair@%')
                    order by e.JOB_EXECUTION_ID
                    """)) {
      List<String> states = new ArrayList<>();
      while (runs.next()) {
        states.add(runs.getString(1));
      }
      assertThat(states).containsExactly("FAILED", "COMPLETED");
    }
  }

  private int opened(Scene scene) {
    return scene.events(network.repair().address(), RepairOpened.class).size();
  }

  private BoundProcess start() {
    return BoundProcess.start(
        "keeper",
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Keeper.class.getName(),
            "--data=" + data,
            "--password=env:TEST_PASSWORD",
            "--rpc=" + network.connection().rpc(),
            "--directory=" + test.deployment().directory().hex(),
            "--tick=3s",
            "--in-flight=2"),
        Map.of("TEST_PASSWORD", "secret of the test"),
        data,
        this::heard);
  }

  private synchronized void heard(String line) {
    output.add(line);
  }

  private String statusOfRepair() {
    return JSON.readTree(body("/campaigns")).path("repair").path("status").asString("");
  }

  private String body(String path) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      JsonNode worker = JSON.readTree(Files.readString(data.resolve("worker.json")));
      URI management = URI.create(worker.required("management").asString());
      return client
          .send(
              HttpRequest.newBuilder(management.resolve(path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (Exception notYet) {
      return "{}";
    }
  }

  private void await(String what, BooleanSupplier condition, BoundProcess keeper)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(keeper.isAlive()).as("%s: %s", what, output).isTrue();
      assertThat(System.nanoTime()).as("%s: %s", what, output).isLessThan(end);
      Thread.sleep(50); // looks again
    }
  }
}
