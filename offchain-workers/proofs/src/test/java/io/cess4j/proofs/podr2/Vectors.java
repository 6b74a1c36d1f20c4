package io.cess4j.proofs.podr2;

import io.cess4j.proofs.KeyMessages;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.vrf.BeatMessages;
import io.cess4j.proofs.vrf.Vrf;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Writes podr2-vectors.json, by which the Solidity verifier and this module check each other.
 * Everything follows from fixed seeds; run {@link #main} with the file's path after a change of
 * formats, and the tests say what changed.
 */
final class Vectors {
  private static final int SAMPLES = 16;

  private final StringBuilder json = new StringBuilder("{\n");

  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), text());
  }

  static String text() {
    var vectors = new Vectors();
    vectors.proof("small", new World(4, 1), 13, 4, 1);
    vectors.proof("whole", new World(8192, 2), 2 * 8192 + 100, 5);
    vectors.beat();
    return vectors.json.substring(0, vectors.json.length() - 2) + "\n}\n";
  }

  private void proof(String name, World world, int... sectors) {
    World.Miner miner = world.new Miner(42);
    for (int i = 0; i < sectors.length; i++) {
      miner.store(100 + i, sectors[i]);
    }
    Hash256 windowSeed = Hash256.of(Nu.sha256(name.getBytes(StandardCharsets.US_ASCII)));
    Hash256 seed = Chal.seed(windowSeed, miner.id, 7, 3);
    Chal chal = new Chal(seed, miner.sectors);
    Chal.Drawn drawn = chal.draw(miner.bucket(), world.blockSectors, SAMPLES, 4 * SAMPLES);
    Proof proof = miner.prove(chal, drawn);
    byte[] message = miner.possessionMessage();
    KeyMessages registry = World.REGISTRY;
    AccountAddress account = AccountAddress.of(new byte[20]);
    byte[] tiMessage =
        registry.tiKey(account, 1, world.tiPublic.x(), world.tiPublic.a(), world.srs.digest());

    json.append("  \"").append(name).append("\": {\n");
    number("chainId", registry.chainId());
    hex("registry", registry.registry().toBytes());
    number("blockSectors", world.blockSectors);
    hex("tiPoints", world.tiPublic.eip2537());
    hex("srsFirst", world.ti.srsFirst().eip2537());
    hex("srsDigest", world.srs.digest().toBytes());
    hex("tiMessage", tiMessage);
    hex("tiPossession", world.ti.possession(tiMessage).eip2537());
    number("miner", miner.id);
    number("tiKey", World.TI_KEY);
    hex("publicKey", miner.publicKey.publicKey().eip2537());
    hex("keys", miner.publicKey.keys().eip2537());
    hex("possessionMessage", message);
    hex("possession", miner.key.possession(message).eip2537());
    hex("windowSeed", windowSeed.toBytes());
    number("day", 7);
    number("window", 3);
    hex("seed", seed.toBytes());
    number("sectors", miner.sectors);
    list("hints", drawn.hints().stream().map(String::valueOf).toList());
    list("nus", drawn.samples().stream().map(s -> quoted(s.nu().toBytes())).toList());
    list("blocks", drawn.samples().stream().map(s -> String.valueOf(s.block())).toList());
    list(
        "weights", drawn.samples().stream().map(s -> "\"0x%032x\"".formatted(s.weight())).toList());
    hex("z", chal.z().toBytes());
    last("proof", proof.toBytes());
  }

  private void beat() {
    SecretScalar secret = SecretScalar.random(new SplittableRandom(3));
    AccountAddress contract = AccountAddress.fromHex("0x00000000000000000000000000000000000000b1");
    Hash256 previous = Hash256.of(Nu.sha256(new byte[0]));
    byte[] message = new BeatMessages(31337, contract).message(9, previous);
    G1 proof = Vrf.prove(secret, message);
    json.append("  \"beat\": {\n");
    number("chainId", 31337);
    hex("beats", contract.toBytes());
    number("number", 9);
    hex("previous", previous.toBytes());
    hex("message", message);
    hex("vrfKey", secret.timesG2().eip2537());
    hex("proof", proof.eip2537());
    last("beat", BeatMessages.next(previous, proof).toBytes());
  }

  private void number(String name, long value) {
    json.append("    \"").append(name).append("\": ").append(value).append(",\n");
  }

  private void hex(String name, byte[] value) {
    json.append("    \"").append(name).append("\": ").append(quoted(value)).append(",\n");
  }

  private void last(String name, byte[] value) {
    json.append("    \"").append(name).append("\": ").append(quoted(value)).append("\n  },\n");
  }

  private void list(String name, List<String> values) {
    json.append("    \"").append(name).append("\": ");
    json.append(values.stream().collect(Collectors.joining(", ", "[", "]"))).append(",\n");
  }

  private static String quoted(byte[] value) {
    return "\"0x" + HexFormat.of().formatHex(value) + "\"";
  }
}
