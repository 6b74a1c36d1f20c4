package io.cess4j.miner.key;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.TeeWorker;
import io.cess4j.transport.TlsKeyHash;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerPeer;
import java.util.ArrayList;
import java.util.List;

/** TEE workers as the registry has them. Safe for many threads. */
public final class TeePeers {

  private final Network network;
  private final WorkerClient client;

  /** Finds them in {@code network}, talks to them with {@code client}. */
  public TeePeers(Network network, WorkerClient client) {
    this.network = network;
    this.client = client;
  }

  /** The worker with this id; its key is pinned. */
  public WorkerPeer peer(int worker) {
    return peer(network.teeWorkers().worker(worker));
  }

  /** Active workers of a group, in the order of their ids. */
  public List<WorkerPeer> ofGroup(int group) {
    List<WorkerPeer> peers = new ArrayList<>();
    for (int id = 1; id <= network.teeWorkers().count(); id++) {
      TeeWorker worker = network.teeWorkers().worker(id);
      if (worker.active() && worker.group() == group) {
        peers.add(peer(worker));
      }
    }
    return peers;
  }

  private WorkerPeer peer(TeeWorker worker) {
    return client.peer(worker.endpoint(), TlsKeyHash.of(worker.tlsKeyHash().bytes()));
  }
}
