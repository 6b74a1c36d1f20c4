package io.cess4j.sdk.ai;

import io.cess4j.ai.aggregation.AggregationException;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorCodec;
import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.AiGap;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.protocol.Hash256;
import io.cess4j.retrieval.RetrievalException;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.ai.seal.Container;
import io.cess4j.sdk.ai.seal.ContainerPlace;
import io.cess4j.sdk.ai.seal.ContainerRejectedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The model that a task ended with, out of the container that a seat has stored for creator and
 * members. Which seat it was nobody has to say: all that have ever been taken are looked at, those
 * that contributed first, and a file counts only where its numbers have the root on chain.
 */
public final class ModelInbox {
  /** Header of a container with 33 capsules, and what encryption adds. */
  private static final long ROOM = 64 * 1024;

  private final Network network;
  private final Account account;
  private final PublicFiles files;

  /**
   * @param account creator or member, whose reader key opens the container
   */
  public ModelInbox(Network network, Account account, PublicFiles files) {
    this.network = network;
    this.account = account;
    this.files = files;
  }

  /** Name of the file in which a task's model is handed over. */
  public static String fileName(long task) {
    return "ai-gap-%d-model.cesu".formatted(task);
  }

  /**
   * Fetches, opens and checks the final model.
   *
   * @throws AiException.TaskUnknown where there is no such task
   * @throws AiException.TaskNotFinal where it has no final model
   * @throws AiException.NotAReader where the model is sealed to others
   * @throws AiException.ModelNotHandedOver where no seat has stored what opens and has the root
   */
  public TaskModel open(long task) {
    FinalTask ended = FinalTask.of(ai(), task);
    Map<Integer, Address> seats = seats(ended);
    List<Integer> places = places(ended, seats);
    if (places.isEmpty()) {
      throw new AiException.NotAReader(task, account.address());
    }
    List<String> refused = new ArrayList<>();
    try (ReaderSecrets secrets = new ReaderSecrets(network, account)) {
      for (Map.Entry<Integer, Address> seat : seats.entrySet()) {
        for (Bytes32 fid : files.named(seat.getValue(), fileName(task), ended.endedAt())) {
          try {
            return opened(ended, seat.getKey(), fid, places, secrets);
          } catch (AiException
              | ContainerRejectedException
              | AggregationException
              | CessException
              | RetrievalException unusable) {
            refused.add("file %s: %s".formatted(fid, unusable.getMessage()));
          }
        }
      }
    }
    throw new AiException.ModelNotHandedOver(task, refused);
  }

  private AiGap ai() {
    return network.ai();
  }

  /** Whose files are looked at: seats that contributed, then the others. */
  private Map<Integer, Address> seats(FinalTask ended) {
    Map<Integer, Address> taken = new TreeMap<>();
    ai().index().joined(ended.task()).forEach(one -> taken.put(one.seat(), one.account()));
    int contributed = ended.state().ballot().contributed();
    Map<Integer, Address> ordered = new LinkedHashMap<>();
    taken.forEach((seat, who) -> putIf((contributed >>> seat & 1) != 0, ordered, seat, who));
    taken.forEach((seat, who) -> putIf(!ordered.containsKey(seat), ordered, seat, who));
    return ordered;
  }

  private static void putIf(
      boolean wanted, Map<Integer, Address> seats, int seat, Address account) {
    if (wanted) {
      seats.put(seat, account);
    }
  }

  /** As whom the account may read: creator, seat, or both. */
  private List<Integer> places(FinalTask ended, Map<Integer, Address> seats) {
    List<Integer> places = new ArrayList<>();
    if (ended.creator().equals(account.address())) {
      places.add(Container.CREATOR);
    }
    seats.forEach(
        (seat, who) -> {
          if (who.equals(account.address())) {
            places.add(seat);
          }
        });
    return places;
  }

  private TaskModel opened(
      FinalTask ended, int sender, Bytes32 fid, List<Integer> places, ReaderSecrets secrets) {
    byte[] file = files.read(fid, ended.format().bytes() + ROOM);
    ContainerPlace place =
        new ContainerPlace(
            network.connection().chainId(),
            ai().rounds().address(),
            ended.task(),
            ended.state().round().number(),
            sender);
    ContainerRejectedException last =
        new ContainerRejectedException("this account has registered no reader key");
    for (SecretScalar secret : secrets.all()) {
      for (int reader : places) {
        try {
          return ended.checked("the container", vector(ended, file, place, reader, secret));
        } catch (ContainerRejectedException notThisKey) {
          last = notThisKey;
        }
      }
    }
    throw last;
  }

  private static FixedVector vector(
      FinalTask ended, byte[] file, ContainerPlace place, int reader, SecretScalar secret) {
    try {
      byte[] content =
          Container.openModel(
              new ByteArrayInputStream(file),
              place,
              Hash256.of(ended.root().bytes()),
              reader,
              secret,
              ended.format().bytes());
      return VectorCodec.read(new ByteArrayInputStream(content), ended.format());
    } catch (IOException e) {
      throw new ContainerRejectedException("the container is cut off", e);
    }
  }
}
