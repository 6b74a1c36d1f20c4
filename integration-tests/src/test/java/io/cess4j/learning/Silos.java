package io.cess4j.learning;

import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.data.DirichletPartition;
import io.cess4j.ai.data.SyntheticPictures;
import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.sdk.Cess;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Six organisations whose examples differ: every class is shared out among them by a Dirichlet
 * distribution. Their accounts are those of operators whom this network has no miner of.
 *
 * @param test examples that nobody trains on
 */
record Silos(List<Silo> all, DataSet test) implements AutoCloseable {
  static final int COUNT = 6;
  static final int SIDE = 14;
  private static final int EXAMPLES = 3_000;
  private static final int TEST = 1_000;
  private static final int LEAST = 100;
  private static final double ALPHA = 1;
  private static final int FIRST_UNUSED = 20;
  private static final BigInteger PURSE = BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(500));

  static Silos of(LocalNetwork network, long seed) throws IOException {
    SyntheticPictures pictures = SyntheticPictures.hard();
    DataSet drawn = pictures.draw(EXAMPLES, seed, seed + 1);
    List<int[]> parts = DirichletPartition.of(drawn, COUNT, ALPHA, LEAST, seed + 2);
    List<Silo> all = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      all.add(silo(network, i, drawn.subset(parts.get(i))));
    }
    fund(network, all);
    return new Silos(List.copyOf(all), pictures.draw(TEST, seed, seed + 3));
  }

  private static Silo silo(LocalNetwork network, int index, DataSet examples) throws IOException {
    String name = "silo-" + (index + 1);
    Account account = FundedAccounts.usual().operator(FIRST_UNUSED + index);
    Path keystore = network.folder().keystore(name);
    AccountKeystore.save(account, keystore, Files.readString(network.folder().password()).strip());
    Path folder = network.folder().home().resolve("examples").resolve(name);
    return new Silo(
        name,
        account,
        Cess.connect(network.rpc(), network.directory(), account).through(network.gateway()),
        IdxFolder.write(folder, examples, SIDE),
        "%d pictures, by class %s"
            .formatted(examples.size(), Arrays.toString(examples.histogram())),
        keystore);
  }

  private static void fund(LocalNetwork network, List<Silo> all) {
    Silo any = all.getFirst();
    TransactionSender governor = any.network().sender(network.governor());
    any.network()
        .token()
        .approve(
            governor,
            any.network().vault().address(),
            PURSE.multiply(BigInteger.valueOf(all.size())));
    all.forEach(
        silo -> any.network().vault().depositFor(governor, silo.account().address(), PURSE));
  }

  @Override
  public void close() {
    all.forEach(Silo::close);
  }
}
