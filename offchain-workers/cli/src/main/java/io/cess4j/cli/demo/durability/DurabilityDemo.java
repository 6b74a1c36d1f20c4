package io.cess4j.cli.demo.durability;

import io.cess4j.chain.Ledger;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.RepairIndex;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.demo.Scenario;
import io.cess4j.cli.demo.Told;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.devnet.network.NetworkFolder;
import io.cess4j.devnet.network.NetworkPlan;
import io.cess4j.sdk.Cess;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * {@code cess demo durability}: 9 miners carry files; 12 miners leave, half of them by SIGKILL and
 * with wiped disks, while as many join, and nothing is lost. Then more than n - k leave at once:
 * just what cannot be restored is reported Lost, and its owner refunded.
 */
public final class DurabilityDemo implements Scenario {
  private static final int MINERS = 9;
  private static final int LEAVERS = 12;

  /** What plays in a quarter of an hour on two cores. */
  public static final int FILES = 60;

  /** One more than the parity fragments of a file. */
  private static final int TOO_MANY = 3;

  private static final int LEDGER_ATTEMPTS = 100;

  private static final int MOST_FILES = 1_000;

  private final int count;

  /** As {@link java.util.ServiceLoader} makes it. */
  public DurabilityDemo() {
    this(FILES);
  }

  /**
   * @param count files to store
   * @throws CommandException for none, or more than one machine carries
   */
  public DurabilityDemo(int count) {
    if (count < 1 || count > MOST_FILES) {
      throw new CommandException(
          "--files %d: the demo stores 1 to %d files".formatted(count, MOST_FILES));
    }
    this.count = count;
  }

  @Override
  public String name() {
    return "durability";
  }

  @Override
  public String about() {
    return "%d miners leave and %d files stay; then too many leave at once, and owners are refunded."
        .formatted(LEAVERS, count);
  }

  @Override
  public Result run(Console console, NetworkFolder folder)
      throws IOException, InterruptedException {
    Told told = new Told(console);
    long seed =
        Optional.ofNullable(Long.getLong("cess.seed")).orElse(new SecureRandom().nextLong());
    told.say("files and who leaves: -Dcess.seed=" + seed);
    SplittableRandom random = new SplittableRandom(seed);
    NetworkPlan plan = new NetworkPlan(MINERS, LEAVERS + TOO_MANY, 2).withKeepers(1);
    try (LocalNetwork network = LocalNetwork.start(folder, plan, told::say);
        Cess cess =
            Cess.connect(network.rpc(), network.directory(), network.client())
                .through(network.gateway())) {
      Network chain = cess.network();
      Collection files = new Collection(cess, folder.home().resolve("client"), told);
      files.fill(count, random);
      Slots slots =
          new Slots(chain, files.items().stream().map(Collection.Item::deal).toList(), told);
      Population population = new Population(network, chain);

      Exodus exodus = new Exodus(chain, population, slots, random, told);
      exodus.lead(LEAVERS);
      List<Collection.Item> lost = files.unreadable(files.items());
      told.say("%d of %d files are lost".formatted(lost.size(), count));
      exodus.payOut(chain.sender(network.client()));

      Disaster disaster = new Disaster(chain, network, population, slots, random, told);
      Losses losses = disaster.strike(TOO_MANY);
      List<Collection.Item> survivors =
          files.items().stream().filter(item -> !losses.reported().contains(item.deal())).toList();
      List<Collection.Item> lostSilently = files.unreadable(survivors);
      return result(
          network.chain().engine(),
          chain,
          seed,
          lost.size(),
          exodus,
          losses,
          lostSilently.size(),
          told);
    }
  }

  private Result result(
      String engine,
      Network chain,
      long seed,
      int filesLost,
      Exodus exodus,
      Losses losses,
      int lostSilently,
      Told told) {
    BigInteger difference =
        Ledger.of(chain, LEDGER_ATTEMPTS)
            .orElseThrow(() -> new CommandException("blocks come faster than money is counted"))
            .difference();
    long repaired =
        new RepairIndex(chain.connection(), chain.repair().address()).completed().size();
    boolean ok =
        filesLost == 0
            && exodus.allPaidOut()
            && losses.honest()
            && lostSilently == 0
            && difference.signum() == 0;
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", ok);
    json.put("engine", engine);
    json.put("seed", seed);
    json.put("files", count);
    json.put("filesLost", filesLost);
    json.put("repaired", repaired);
    json.put("exited", exodus.exited());
    json.put("died", exodus.died());
    json.put("lostExpected", losses.expected().size());
    json.put("lostReported", losses.reported().size());
    json.put("lostSilently", lostSilently);
    json.put("refunded", losses.refunded().size());
    json.put("refundWei", losses.refund().toString());
    json.put("compensationWei", losses.compensation().toString());
    json.put("balanceSum", difference.toString());
    json.put("exitMisses", chain.parameters().get(Parameter.EXIT_MISSES));
    json.put("seconds", told.seconds());
    String text =
        "%s: %d files outlived %d miners (%d slots repaired); of those that lost too many at once %d were reported Lost, their owners got %s; in %.0f s"
            .formatted(
                ok ? "it holds" : "IT DOES NOT HOLD",
                count - filesLost,
                exodus.exited() + exodus.died(),
                repaired,
                losses.reported().size(),
                Amounts.cess(losses.refund().add(losses.compensation())),
                told.seconds());
    return new Result(ok, json, text);
  }
}
