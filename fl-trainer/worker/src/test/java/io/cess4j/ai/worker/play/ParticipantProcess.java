package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.worker.UpdateStore;
import io.cess4j.ai.worker.journal.Journal;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.Network;
import io.cess4j.devnet.FundedAccounts;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;

/**
 * A participant as a process of its own, which does a step for every line that it reads. Every life
 * draws and trains otherwise, so that nothing but the journal keeps it from contradicting itself.
 */
final class ParticipantProcess {
  private ParticipantProcess() {}

  /**
   * @param arguments URI of the chain, its id, Directory, task, seat, own folder, folder of the
   *     store, number of this life, and "dies" where it stops for good once its update is stored
   */
  @SuppressWarnings("SystemOut") // what the test reads
  public static void main(String[] arguments) throws Exception {
    int seat = Integer.parseInt(arguments[4]);
    int life = Integer.parseInt(arguments[7]);
    Path folder = Path.of(arguments[5]);
    UpdateStore store = new FolderStore(Path.of(arguments[6]));
    ChainConnection connection =
        ChainConnection.open(URI.create(arguments[0]), Long.parseLong(arguments[1]));
    try (Network network =
            Network.connect(connection, Address.of(arguments[2]), InstantSource.system());
        Journal journal = Participant.journal(folder)) {
      Participant participant =
          new Participant(
              new Participant.Setup(
                  network,
                  FundedAccounts.usual().operator(seat),
                  Long.parseLong(arguments[3]),
                  seat,
                  version -> Scene.secret(seat, version),
                  arguments[8].equals("dies") ? dying(store) : store,
                  journal,
                  folder,
                  (base, round) -> Scene.update(base.length(), seat, round + 100 * life, 1),
                  Schedule.threads(1),
                  new Random(life),
                  Duration.ofSeconds(10),
                  Duration.ZERO));
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
      System.out.println("ready");
      while (in.readLine() != null) {
        network.clock().refresh();
        System.out.println(participant.step());
      }
    }
  }

  private static UpdateStore dying(UpdateStore store) {
    return new UpdateStore() {
      @Override
      @SuppressWarnings("SystemOut")
      public Bytes32 put(byte[] bytes, String name) {
        store.put(bytes, name);
        System.out.println("stored");
        while (true) {
          java.util.concurrent.locks.LockSupport.park(); // until it is killed
        }
      }

      @Override
      public byte[] get(Bytes32 fid, long most, Duration patience) {
        return store.get(fid, most, patience);
      }
    };
  }
}
