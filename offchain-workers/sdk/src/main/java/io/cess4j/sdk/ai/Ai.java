package io.cess4j.sdk.ai;

import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.aggregation.round.VectorTrees;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorCodec;
import io.cess4j.ai.training.Architecture;
import io.cess4j.ai.training.InitialParameters;
import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.AiGap;
import io.cess4j.chain.contract.AiGapAccount;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.contract.AiGapTerms;
import io.cess4j.chain.event.AiGapJoined;
import io.cess4j.chain.event.AiGapSeatPaid;
import io.cess4j.chain.event.ArchitectureAllowed;
import io.cess4j.protocol.Hash256;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.sharing.Sharing;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** An account's federated learning: creates tasks, takes seats, looks at what became of them. */
public final class Ai {
  private final Network network;
  private final Account account;
  private final Storage storage;
  private final Supplier<Sharing> sharing;

  /**
   * @param storage for initial models
   * @param sharing registers the reader key that a seat needs
   */
  public Ai(Network network, Account account, Storage storage, Supplier<Sharing> sharing) {
    this.network = network;
    this.account = account;
    this.storage = storage;
    this.sharing = sharing;
  }

  private AiGap contracts() {
    return network.ai();
  }

  /**
   * Stores the initial model as a public file, locks the bounty and opens enrolment.
   *
   * @throws io.cess4j.ai.training.UnknownArchitectureException for a name that this release does
   *     not know
   * @throws io.cess4j.contracts.errors.ContractRevert where the chain refuses a term; it names it
   * @throws CessException.BalanceTooLow before anything is stored or signed
   */
  public CreatedTask create(NewTask wanted) {
    Architecture architecture = Architecture.named(wanted.architecture());
    Bytes32 id = Bytes32.of(architecture.id());
    contracts().architectures().componentsOf(id); // reverts with ArchitectureUnknown
    BigInteger available = network.vault().balanceOf(account.address());
    if (available.compareTo(wanted.bounty()) < 0) {
      throw new CessException.BalanceTooLow(
          account.address().toString(), wanted.bounty().toString(), available.toString());
    }
    FixedVector model = FixedVector.model(InitialParameters.of(architecture, wanted.seed()));
    Bytes32 root = Bytes32.of(VectorTrees.of(model, Schedule.threads(1)).root().toBytes());
    Bytes32 fid = store(model, architecture);
    AiGapTerms terms =
        new AiGapTerms(
            id,
            root,
            fid,
            0,
            wanted.certified(),
            wanted.bounty(),
            wanted.stake(),
            wanted.bond(),
            wanted.plan(),
            wanted.windows(),
            wanted.privacy());
    long task = contracts().tasks().create(network.sender(account), terms).value();
    return new CreatedTask(task, root, fid);
  }

  private Bytes32 store(FixedVector model, Architecture architecture) {
    try {
      Path file = Files.createTempFile("ai-gap-model", ".cesf");
      try {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        VectorCodec.write(model, Hash256.of(architecture.id()), bytes);
        Files.write(file, bytes.toByteArray());
        return Bytes32.of("0x" + storage.put(file, PutOptions.defaults().publicly()).fid());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the initial model could not be written", e);
    }
  }

  /** What a task asks for; a participant reads it before it pays. */
  public AiGapTerms terms(long task) {
    return contracts().tasks().termsOf(task);
  }

  /** The name of a task's architecture. */
  public String architecture(AiGapTerms terms) {
    return contracts().index().textOf(terms.architecture()).orElse("");
  }

  /**
   * Takes a seat: registers a reader key where the account has none, locks the stake.
   *
   * @param certificate of the account's data; 0 where the task asks for none
   * @return the seat's number; the one it has where it sits already
   */
  public int join(long task, long certificate) {
    int active = contracts().rounds().roundOf(task).active();
    for (AiGapJoined joined : contracts().index().joined(task)) {
      if (joined.account().equals(account.address()) && (active >>> joined.seat() & 1) != 0) {
        return joined.seat();
      }
    }
    BigInteger stake = terms(task).stake();
    BigInteger available = network.vault().balanceOf(account.address());
    if (available.compareTo(stake) < 0) {
      throw new CessException.BalanceTooLow(
          account.address().toString(), stake.toString(), available.toString());
    }
    Sharing keys = sharing.get();
    if (!keys.hasReaderKey()) {
      keys.registerReaderKey();
    }
    return contracts().tasks().join(network.sender(account), task, certificate).value();
  }

  /** All that may be trained, oldest first. */
  public List<ArchitectureAllowed> architectures() {
    return contracts().index().architectures();
  }

  /**
   * Governor: adds an architecture to the list, for ever.
   *
   * @param name for example {@code mlp-784-32-10/1}
   * @throws io.cess4j.ai.training.UnknownArchitectureException for a name that this release does
   *     not know
   * @throws io.cess4j.contracts.errors.ContractRevert for another account than the governor's, or
   *     one that is on the list already
   */
  public Architecture allow(String name) {
    Architecture architecture = Architecture.named(name);
    contracts()
        .architectures()
        .allow(network.sender(account), architecture.text(), architecture.parameters());
    return architecture;
  }

  /** How many tasks there are; they are numbered from 1. */
  public long count() {
    return contracts().tasks().count();
  }

  /**
   * A task as the chain shows it now.
   *
   * @throws IllegalArgumentException where there is none
   */
  public TaskView status(long task) {
    Address creator = contracts().tasks().creatorOf(task);
    if (creator.equals(Address.ZERO)) {
      throw new IllegalArgumentException(
          "there is no task %d: the newest is %d".formatted(task, count()));
    }
    AiGapTerms terms = terms(task);
    AiGapState state = contracts().rounds().stateOf(task);
    return new TaskView(
        task,
        creator,
        architecture(terms),
        terms,
        state,
        contracts().rewards().potOf(task),
        seats(task, state),
        RoundReader.read(contracts().index().roundsOf(task, 0)));
  }

  private List<SeatView> seats(long task, AiGapState state) {
    Map<Integer, BigInteger> paid = new TreeMap<>();
    for (var event : contracts().index().rewardsOf(task)) {
      if (event instanceof AiGapSeatPaid one) {
        paid.merge(one.seat(), one.earned(), BigInteger::add);
      }
    }
    Map<Integer, Address> accounts = new TreeMap<>();
    contracts()
        .index()
        .joined(task)
        .forEach(joined -> accounts.put(joined.seat(), joined.account()));
    return accounts.entrySet().stream()
        .map(
            entry -> {
              int seat = entry.getKey();
              AiGapAccount money = contracts().rewards().accountOf(task, seat);
              return new SeatView(
                  seat,
                  entry.getValue(),
                  (state.round().active() >>> seat & 1) != 0,
                  money.stake(),
                  money.earned(),
                  paid.getOrDefault(seat, BigInteger.ZERO));
            })
        .toList();
  }
}
