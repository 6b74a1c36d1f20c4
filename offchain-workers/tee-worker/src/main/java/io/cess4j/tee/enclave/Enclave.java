package io.cess4j.tee.enclave;

import io.cess4j.chain.Address;
import io.cess4j.fingerprint.Fingerprinter;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretPowers;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.proofs.podr2.SigGen;
import io.cess4j.proofs.podr2.Srs;
import io.cess4j.proofs.vrf.Vrf;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.erasure.ErasureCoder;
import io.cess4j.protocol.erasure.ErasureEngine;
import io.cess4j.protocol.erasure.ErasureEngines;
import io.cess4j.protocol.erasure.FragmentRebuilder;
import io.cess4j.tee.enclave.EnclaveException.DescriptorRefused;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The door of the enclave: what it does for its host, and no more. Safe for many threads; sessions
 * are not.
 */
public final class Enclave implements AutoCloseable {
  private static final ErasureEngine ERASURE = ErasureEngines.select().engine();
  private static final Fingerprinter FINGERPRINTER =
      new Fingerprinter(MediaLimits.within(Runtime.getRuntime().maxMemory()));
  private static final String SCRATCH = "scratch";

  private final Path scratch;
  private final EnclaveSite site;
  private final SecretKeys secrets;
  private final SecretPowers powers;
  private final RandomGenerator random;
  private final EnclaveKeys keys;
  private final TagSigner signer;

  private Enclave(Path folder, EnclaveSite site, SecretKeys secrets, RandomGenerator random) {
    this.scratch = folder.resolve(SCRATCH);
    this.site = site;
    this.secrets = secrets;
    this.random = random;
    powers = secrets.ti.powers(site.blockSectors());
    signer = new TagSigner(secrets.signer, site.domain());
    Srs srs = Srs.generate(powers);
    keys =
        new EnclaveKeys(
            secrets.ti.publicKey(),
            secrets.ti.srsFirst(),
            srs,
            srs.digest(),
            secrets.seal.timesG1(),
            secrets.vrf.timesG2(),
            secrets.signer.address());
  }

  /**
   * Unseals the keys of a folder, or creates them. Takes about a second: the SRS is made anew
   * rather than believed.
   *
   * @param random a SecureRandom outside tests
   * @throws EnclaveException.StoreUnusable where the keys were altered or belong to another network
   */
  public static Enclave open(Path folder, EnclaveSite site, RandomGenerator random) {
    Scratch.purge(folder.resolve(SCRATCH));
    SecretKeys secrets = new SealedStore(folder, site, random).openOrCreate();
    return new Enclave(folder, site, secrets, random);
  }

  public EnclaveKeys keys() {
    return keys;
  }

  /** Proofs of possession for a registration by `account`, and the digest to be attested. */
  public Possessions possessions(Address account, int group, Hash256 tlsKeyHash) {
    AccountAddress holder = EnclaveSite.account(account);
    byte[] groupMessage =
        site.keyMessages().tiKey(holder, group, keys.ti().x(), keys.ti().a(), keys.srsDigest());
    byte[] vrfMessage = site.keyMessages().vrfKey(holder, keys.vrfKey());
    byte[] digest =
        site.keyMessages()
            .keysDigest(
                holder,
                group,
                EnclaveSite.account(keys.signer()),
                keys.vrfKey(),
                tlsKeyHash,
                keys.groupDigest());
    return new Possessions(
        secrets.ti.possession(groupMessage),
        Vrf.possession(secrets.vrf, vrfMessage),
        Hash256.of(digest));
  }

  /**
   * Starts SigGen for one slot. nu is drawn here.
   *
   * @param descriptor encoded, with its gateway's 65-byte signature
   * @throws EnclaveException where the descriptor does not fit the order or is not its gateway's
   */
  public TagSession tag(OrderFacts facts, byte[] descriptor, byte[] signature, int slot) {
    Descriptor checked = checked(facts, descriptor, signature, slot);
    SigGen sigGen = new SigGen(secrets.ti, powers, TagSigner.subject(facts, checked, slot), random);
    return new TagSession(checked, slot, sigGen, signer);
  }

  /**
   * Opens the deal's mask key, which stays here, for the repair of one slot.
   *
   * @param descriptor encoded, with its gateway's 65-byte signature
   * @throws EnclaveException where the descriptor is not the deal's, or its mask key is sealed to
   *     another group
   */
  public RepairSession repair(OrderFacts facts, byte[] descriptor, byte[] signature, int slot) {
    Descriptor checked = checked(facts, descriptor, signature, slot);
    byte[] context = CapsuleContext.tee(checked.deal(), checked.tiKey());
    try {
      byte[] key = Capsule.open(checked.teeSeal().toBytes(), secrets.seal, context);
      MaskKey mask = MaskKey.of(key);
      Arrays.fill(key, (byte) 0);
      ErasureCoder coder = new ErasureCoder(checked.code(), ERASURE);
      return new RepairSession(checked, slot, new FragmentRebuilder(coder, checked.layout(), mask));
    } catch (ProofsException sealedToOthers) {
      throw new DescriptorRefused(
          "the mask key of deal %d cannot be opened: %s"
              .formatted(checked.deal(), sealedToOthers.getMessage()));
    }
  }

  /** Starts the examination of a disputed file; its plaintext never leaves. */
  public DisputeSession dispute(DisputeFacts facts) {
    return new DisputeSession(site, secrets, scratch, ERASURE, FINGERPRINTER, facts);
  }

  private Descriptor checked(OrderFacts facts, byte[] descriptor, byte[] signature, int slot) {
    Descriptor checked = SignedDescriptor.check(site, facts, descriptor, signature).descriptor();
    if (slot < 0 || slot >= facts.n() || facts.miners().size() != facts.n()) {
      throw new DescriptorRefused(
          "slot " + slot + " is none of the " + facts.n() + " of deal " + facts.deal());
    }
    return checked;
  }

  /**
   * Signs Tags over all n tags of a deal, each of which must be this worker's own.
   *
   * @return 65 bytes
   * @throws EnclaveException.SealRefused naming the first slot whose tag is another's
   */
  public ByteString seal(
      OrderFacts facts, byte[] descriptor, byte[] signature, List<SlotTag> tags) {
    Descriptor checked = SignedDescriptor.check(site, facts, descriptor, signature).descriptor();
    return signer.seal(facts, checked, tags);
  }

  /** The VRF proof of a beat. There is one only, so it may be asked for again. */
  public G1 beat(long number, Hash256 previous) {
    return Vrf.prove(secrets.vrf, site.beatMessages().message(number, previous));
  }

  @Override
  public void close() {
    powers.close();
    secrets.close();
  }

  @Override
  public String toString() {
    return "Enclave[" + keys.signer() + "]";
  }
}
