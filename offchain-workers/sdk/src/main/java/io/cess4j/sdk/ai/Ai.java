package io.cess4j.sdk.ai;

import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.aggregation.round.VectorTrees;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorCodec;
import io.cess4j.ai.aggregation.vector.VectorFormat;
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
import io.cess4j.sdk.rights.Rights;
import io.cess4j.sdk.sharing.Sharing;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** An account's federated learning: creates tasks, takes seats, looks at what became of them. */
public final class Ai {
  private static final long MOST_BYTES = (long) Integer.BYTES * FixedVector.MAXIMUM_COMPONENTS;
  private static final long LOOK_AGAIN_MILLIS = 200;

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
   * Stores the initial model as a public file, locks the bounty and opens enrolment. Registers a
   * reader key where the account has none: the final model is sealed to it.
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
    registerReaderKey();
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
    registerReaderKey();
    return contracts().tasks().join(network.sender(account), task, certificate).value();
  }

  private void registerReaderKey() {
    Sharing keys = sharing.get();
    if (!keys.hasReaderKey()) {
      keys.registerReaderKey();
    }
  }

  /**
   * The final model, as a seat has handed it over: of use to the creator and to members. Its root
   * is the one on chain.
   *
   * @throws AiException which says why it cannot be had
   */
  public TaskModel model(long task) {
    return new ModelInbox(network, account, new NetworkFiles(network, storage)).open(task);
  }

  /**
   * The initial model of a task, a public file.
   *
   * @throws AiException.ModelWrong where the file has another root than the task says
   */
  public TaskModel initialModel(long task) {
    AiGapTerms terms = terms(task);
    return stored(task, terms.fid(), terms.model(), architecture(terms));
  }

  /**
   * The file of a registered model, for whoever may read it: its holder, with whom it is shared,
   * who bought it, everybody where it is public.
   *
   * @throws AiException.ModelWrong where the file has another root than the chain says
   */
  public TaskModel model(RegisteredModel registered) {
    return stored(
        registered.task(), registered.fid(), registered.root(), registered.architecture());
  }

  private TaskModel stored(long task, Bytes32 fid, Bytes32 root, String architecture) {
    try {
      Path file = Files.createTempFile("ai-gap-model", ".cesf");
      try {
        PublicFiles files = new NetworkFiles(network, storage);
        Files.write(file, files.read(fid, VectorFormat.HEADER_BYTES + MOST_BYTES));
        ModelFile model = modelFile(file);
        if (!model.root().equals(root) || !model.architecture().equals(architecture)) {
          throw new AiException.ModelWrong("file " + fid, root, model.root());
        }
        return new TaskModel(task, architecture, root, model.vector());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new CessException.LocalFile("the model could not be kept for a moment", e);
    }
  }

  /**
   * Reads a model that {@link ModelFile#write} has written.
   *
   * @throws AiException.ModelUnreadable where the file is none
   */
  public ModelFile modelFile(Path file) {
    return ModelFile.read(file, contracts().index()::textOf);
  }

  /**
   * Registers the final model of a task of this account: stores it as a file, commits to its claim,
   * reveals it in the next block, declares its parents, binds certificate and task. A call that was
   * interrupted is made again and goes on where it stopped.
   *
   * @param isPublic whether everybody may read the model
   * @return number of the certificate; the one it has where it is registered already
   * @throws AiException which says why it cannot be registered
   */
  public long register(long task, ModelTitle title, boolean isPublic) {
    NetworkFiles files = new NetworkFiles(network, storage);
    return new ModelRegistration(
            network,
            account,
            new Rights(network, account, new SecureRandom()),
            new NetworkModelStore(storage, files, account.address(), isPublic),
            Ai::pause)
        .register(task, title, () -> model(task));
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted: the same call goes on", e);
    }
  }

  /** All models that are registered, oldest first. */
  public List<RegisteredModel> models() {
    return new ModelRecords(network).all();
  }

  /**
   * How a task's model is registered, after everything about it was compared with the contracts.
   *
   * @throws AiException.TaskUnknown where there is no such task
   * @throws AiException.TaskNotFinal where it has no final model
   * @throws AiException.ModelUnregistered where no certificate is bound
   * @throws AiException.LineageBroken where something does not hold
   */
  public RegisteredModel registered(long task) {
    FinalTask.of(contracts(), task);
    return checked(new ModelRecords(network).ofTask(task), "the model of task " + task);
  }

  /** As {@link #registered}, by the certificate's number. */
  public RegisteredModel certified(long certificate) {
    return checked(
        new ModelRecords(network).ofCertificate(certificate), "certificate " + certificate);
  }

  /** As {@link #registered}, by the root of a file's numbers. */
  public RegisteredModel registered(Bytes32 root) {
    return checked(new ModelRecords(network).ofRoot(root), "a model with root " + root);
  }

  private RegisteredModel checked(Optional<RegisteredModel> found, String what) {
    return new ModelRecords(network)
        .checked(found.orElseThrow(() -> new AiException.ModelUnregistered(what)));
  }

  /** What each round of a task cost each participant in gas; one look-up a transaction. */
  public List<RoundGas> gas(long task) {
    return GasReader.read(network.connection(), contracts().index().roundsOf(task, 0));
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
   * @throws AiException.TaskUnknown where there is none
   */
  public TaskView status(long task) {
    Address creator = task < 1 ? Address.ZERO : contracts().tasks().creatorOf(task);
    if (creator.equals(Address.ZERO)) {
      throw new AiException.TaskUnknown(task, count());
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
